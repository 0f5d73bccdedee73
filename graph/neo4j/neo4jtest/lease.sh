# shellcheck shell=sh
# Runs a server ("$@") until its lease has not been renewed for five minutes. A test renews the lease before it reads the
# address. So if the lease is still old after the address was moved away, no test has read the address.
"$@" </dev/null &
pid=$!
trap 'kill $pid' TERM
while kill -0 $pid 2>/dev/null; do
  sleep 5
  [ -n "$(find lease -mmin -5)" ] && continue
  mv address was
  [ -n "$(find lease -mmin -5)" ] && mv was address && continue
  kill $pid
  wait $pid
done
