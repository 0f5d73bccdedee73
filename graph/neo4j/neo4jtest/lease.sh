# Runs a server ("$@") until its lease has not been renewed for five minutes. A test renews the lease and then reads the
# address; so an address that is taken away, with the lease still old after that, was read by nobody.
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
