#!/bin/sh
# Speaks another protocol.
echo '{"id":1,"ok":{"protocol":2,"name":"fake"}}'; read -r line; read -r line
