#!/bin/sh
# Talks to the mock of docs-input/ with curl.
#
#     sh curl.sh [TOOL]
#
# TOOL is the path of tablature. Prints a line for each request; exits with 1 if an answer is not what
# it should be.

tool=${1:-tablature}
docs=$(dirname "$0")/../../docs-input
folder=$(mktemp -d)
failed=0

"$tool" mock "$docs" --listen 127.0.0.1:0 2>"$folder/log" &
mock=$!
trap 'kill $mock; wait $mock; rm -r "$folder"' EXIT
for _ in $(seq 100); do
    url=$(grep -o 'http://[0-9.:]*' "$folder/log" | head -n 1)
    [ -n "$url" ] && break
    sleep 0.1
done
[ -n "$url" ] || { echo "the mock does not start"; exit 1; }

head -c 17825792 /dev/zero >"$folder/large"

# expect WHAT STATUS TEXT ARGUMENTS...: what curl hears has this status and, in head or body, this text.
expect() {
    what=$1 status=$2 text=$3
    shift 3
    found=$(curl -sS -o "$folder/body" -D "$folder/head" -w '%{http_code}' \
        -H "$credentials" "$@")
    if [ "$found" = "$status" ] && cat "$folder/head" "$folder/body" | grep -qiF -e "$text"; then
        echo "ok: $what: $found"
    else
        echo "FAILED: $what: $found, should be $status with: $text"
        cat "$folder/head" "$folder/body" | head -c 1000
        failed=1
    fi
}

credentials='Authorization: Bearer anything'
json='Content-Type: application/json'
contact=$url/api/v1/Contact/1042

expect 'GET' 200 '"ContactId": 1042' "$contact"
expect 'GET with a selection' 200 '"ContactId":null' "$contact?\$select=Name"
expect 'GET of a page' 200 "$url/api/v1/Contact?tablature-page=2" "$url/api/v1/Contact"
expect 'HEAD' 200 'Content-Length: ' --head "$contact"
expect 'OPTIONS' 204 'Allow: DELETE, GET, HEAD, OPTIONS, PATCH, PUT' -X OPTIONS "$contact"
expect 'OPTIONS *' 204 'Allow: ' -X OPTIONS --request-target '*' "$url"
expect 'a preflight' 204 'Access-Control-Allow-Methods: ' -X OPTIONS -H 'Origin: http://shop.example' \
    -H 'Access-Control-Request-Method: PUT' "$contact"
expect 'DELETE' 204 'HTTP/1.1 204' -X DELETE "$contact"
expect 'POST' 200 '"AppointmentId"' -H "$json" -d '{"AppointmentId": 0, "Description": "Lunch"}' \
    "$url/api/v1/Agents/Appointment/SaveAppointmentEntity"
expect 'POST of something else' 400 '"pointer":"/AppointmentId"' -H "$json" -d '{"AppointmentId": []}' \
    "$url/api/v1/Agents/Appointment/SaveAppointmentEntity"
expect 'POST of nothing' 400 'is missing' -X POST "$url/api/v1/Agents/Appointment/SaveAppointmentEntity"
expect 'POST of another kind' 415 'text/csv' -H 'Content-Type: text/csv' -d 'a,b' \
    "$url/api/v1/Agents/Appointment/SaveAppointmentEntity"
expect 'Accept of what there is not' 406 'application/json' -H 'Accept: text/html' "$contact"
expect 'Prefer: code' 404 'There is no such company.' -H 'Prefer: code=404' "$contact"
expect 'Prefer: code that is not documented' 400 '200, 304, 404' -H 'Prefer: code=418' "$contact"
expect 'Prefer: example' 200 'Preference-Applied: example=' \
    -H 'Prefer: example=v1ContactEntity_GetContactEntity.response.200' "$contact"
expect 'Prefer: dynamic' 200 'Preference-Applied: dynamic=true, seed=7' \
    -H 'Prefer: dynamic=true, seed=7' "$contact"
expect 'a method that is not documented' 405 'Allow: ' -X POST "$contact"
expect 'a path that is not documented' 404 'no page documents' "$url/api/v1/Nowhere"
expect 'escapes that are no text' 400 'UTF-8' "$url/api/v1/Contact/%ff"
expect 'a body of 17 MiB' 413 'bytes' -H "$json" --data-binary "@$folder/large" -X PUT "$contact"
credentials='Authorization:'
expect 'no credentials' 401 'WWW-Authenticate: ' "$contact"
exit $failed
