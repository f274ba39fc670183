#!/bin/sh
# A host for GPUs: a light one tells no device, one with --device cuda:N proves on that.
about='"protocol":1,"name":"sp1","version":"6.10.0","ready":true'
case "$1 $2" in
"--light ") about="$about,\"mode\":\"light\",\"stages\":[],\"memory_bytes\":{\"wrap\":12000000000}" ;;
"--device cuda:"*) about="$about,\"mode\":\"full\",\"stages\":[\"wrap\"],\"devices\":[\"$2\"],\"device\":{\"id\":\"$2\",\"kind\":\"gpu\",\"name\":\"Some Card\",\
\"uuid\":\"GPU-0\",\"memory_bytes\":85000000000,\"driver\":\"580.1\",\"capability\":\"9.0\"}" ;;
*) exit 64 ;;
esac
while read -r line; do
	id=${line#*:}; id=${id%%,*}
	case $line in
	*'"op":"hello"'*) echo "{\"id\":$id,\"ok\":{$about}}" ;;
	*) echo "{\"id\":$id,\"error\":{\"class\":\"caller\",\"code\":\"bad-request\",\"message\":\"op\"}}" ;;
	esac
done
