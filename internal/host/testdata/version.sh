#!/bin/sh
# Speaks another protocol. It reads first: an answer before the question would be another fault.
read -r line; echo '{"id":1,"ok":{"protocol":2,"name":"fake"}}'; read -r line
