# Adds lcov reports up: branches of src that some report saw taken. Prints each file, each branch never taken, and the sum.
BEGIN { FS = "[:,]" }
$1 == "SF" { file = $2; ours = file ~ /^src\// }
$1 == "BRDA" && ours {
	key = file ":" $2 "," $3 "," $4
	if (!(key in hits)) {
		hits[key] = 0
		where[++count] = key
		all[file]++
		all_files[file] = 1
	}
	if ($5 != "-" && $5 > 0 && !hits[key]) {
		hits[key] = 1
		hit[file]++
		taken++
	}
}
END {
	for (i = 1; i <= count; i++) {
		split(where[i], parts, ",")
		if (!hits[where[i]]) print "coverage: never taken: " parts[1] " (branch " parts[2] "." parts[3] ")"
	}
	for (file in all_files) printf "coverage: %s %d of %d\n", file, hit[file], all[file] | "sort"
	close("sort")
	percent = count ? 100 * taken / count : 0
	printf "coverage: branches %.1f %% (%d of %d, min %d)\n", percent, taken, count, min
	exit !(count && percent > min)
}
