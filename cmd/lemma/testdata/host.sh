#!/bin/sh
# A light host of this release. It refuses to run in full mode, or where a secret reached it.
[ "$1" = --light ] && [ -z "$LEMMA_S3_SECRET_KEY" ] || exit 64
while read -r line; do
	id=${line#*:}; id=${id%%,*}
	case $line in
	*'"op":"hello"'*) echo "{\"id\":$id,\"ok\":{\"protocol\":1,\"name\":\"sp1\",\"version\":\"6.10.0\",\"mode\":\"light\",\"ready\":true,\"stages\":[],\
\"memory_bytes\":{\"execute\":2000000000,\"compressed\":12000000000,\"shrink\":9000000000,\"wrap\":12000000000},\
\"hashing\":{\"path\":\"plain\",\"override\":\"LEMMA_BN254\"},\
\"settings\":[{\"name\":\"provers\",\"value\":${LEMMA_PROVERS:-1},\"override\":\"LEMMA_PROVERS\",\"why\":\"one proof at a time needs 12 GB\"}]}}" ;;
	*'"op":"measure"'*) echo "{\"id\":$id,\"ok\":{\"permutation_seconds\":9.2e-7,\"extension_product_seconds\":1e-8,\"seconds\":1.1}}" ;;
	*) echo "{\"id\":$id,\"error\":{\"class\":\"caller\",\"code\":\"bad-request\",\"message\":\"op\"}}" ;;
	esac
done
