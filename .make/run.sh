#!/usr/bin/env bash
# Starts the built server with the scripted agent, and says where it is. Settings come from the environment or contact-us.toml.
source "$(dirname "$0")/env.sh"
listen=${CONTACT_US_LISTEN:-$(sed -n 's/^CONTACT_US_LISTEN *= *"\(.*\)"/\1/p' contact-us.toml 2>/dev/null)}
listen=${listen:-127.0.0.1:8080}
port=${listen##*:}
here=$(hostname -I 2>/dev/null | cut -d' ' -f1)
here=${here:-this-machine}

case $listen in
0.0.0.0:* | '[::]:'*) near=127.0.0.1:$port ;;
*) near=$listen ;;
esac
server="$TARGET/release/contact-us-server"
# Printed this once: only their hashes are kept.
people=$("$server" user add --once --role agent Alex && "$server" user add --once --role administrator Sam)

echo
echo "  Customer page   http://$near/"
echo "  Widget          in a page of another site: http://$near/demo, and between two sites http://localhost:$((port + 1))/demo"
echo "  Console         http://$near/console/"
if [ -n "$people" ]; then
    echo "                  Sign in as one of these; the passwords are shown this once:"
    echo "$people" | sed 's/^/                  /'
else
    echo "                  Sign in as Alex (agent) or Sam (administrator). A new password:"
    echo "                  $server user password Alex"
fi
if [ "${DEMO_AGENT:-1}" = 0 ]; then
    agent=()
else
    agent=(--demo-agent)
    echo "  Chat            a scripted agent answers after 3 s, while somebody is in the console after 20 s."
    echo "                  Without it: DEMO_AGENT=0 make run"
fi
case $listen in
0.0.0.0:* | '[::]:'*)
    echo "  From a phone    ${CONTACT_US_PUBLIC_URL:-http://$here:$port}/"
    [ -n "${CONTACT_US_PUBLIC_URL:-}" ] || echo "                  Set CONTACT_US_PUBLIC_URL=http://$here:$port, so that links in mails open there, too."
    ;;
*)
    echo "  From a phone    in the same network: stop this, then"
    echo "                  CONTACT_US_LISTEN=0.0.0.0:$port CONTACT_US_PUBLIC_URL=http://$here:$port make run"
    ;;
esac
echo "  Transfer        a simulated Voice IVR prints a link for the phone: make ivr SERVER=http://$near KEY=<the application key below>"
[ -n "${CONTACT_US_SMTP_URL:-}" ] || echo "  Mails           written as .eml files to ${CONTACT_US_DATA:-data}/mail/ (CONTACT_US_SMTP_URL sends them)"
echo "  Stop            Ctrl-C"
echo
exec "$server" serve "${agent[@]}"
