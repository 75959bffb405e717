#!/usr/bin/env bash
# Starts the built server with the scripted agent, and says where it is once it is there. Settings come from the environment or
# contact-us.toml.
source "$(dirname "$0")/env.sh"
setting() { # the value of a setting, as the server reads it
    local value=${!1:-}
    [ -n "$value" ] || value=$(sed -n "s/^$1 *= *\"\(.*\)\"/\1/p" contact-us.toml 2>/dev/null || true)
    printf '%s' "$value"
}
listen=$(setting CONTACT_US_LISTEN)
listen=${listen:-127.0.0.1:8080}
port=${listen##*:}
here=$(hostname -I 2>/dev/null | cut -d' ' -f1)
here=${here:-<this machine>}
case $listen in
0.0.0.0:* | '[::]:'*) near=127.0.0.1:$port everywhere=1 ;;
*) near=$listen everywhere= ;;
esac
data=$(setting CONTACT_US_DATA)
server="$TARGET/release/contact-us-server"
agent=(--demo-agent)
[ "${DEMO_AGENT:-1}" != 0 ] || agent=()

# Adds somebody who is not there yet; their password is shown this once, and only its hash is kept.
person() {
    local said
    said=$("$server" user add --once --role "$1" "$2" 2>/dev/null) || {
        echo "                  $2 could not be added: $server user add --role $1 $2"
        return 0
    }
    if [ -n "$said" ]; then
        printf '                  %s  (%s)\n' "$said" "$1"
    else
        printf '                  %s  (%s); another password: %s user password %s\n' "$2" "$1" "$server" "$2"
    fi
}

# What the server says becomes what somebody wants to know. Nothing is said of one that does not start.
tell() {
    local line key='' beside='' ready=''
    while IFS= read -r line; do
        case $line in
        'Application key of '*) key=${line##*: } ;;
        'The widget in another site: '*) beside=", and across two sites http://localhost:$((port + 1))/demo" ;;
        Ready.) ready=1 && break ;;
        esac
    done
    [ -n "$ready" ] || return 0
    echo
    echo "  Customer page   http://$near/"
    echo "  Console         http://$near/console/ (a password is shown this once)"
    person administrator Sam
    person agent Alex
    echo "  In a site       http://$near/demo$beside"
    if [ -n "$everywhere" ]; then
        echo "  From a phone    http://$here:$port/ and http://$here:$port/demo"
        [ -n "$(setting CONTACT_US_PUBLIC_URL)" ] || echo "                  For links in mails, too: CONTACT_US_PUBLIC_URL=http://$here:$port make run"
    else
        echo "  From a phone    CONTACT_US_LISTEN=0.0.0.0:$port CONTACT_US_PUBLIC_URL=http://$here:$port make run"
    fi
    [ "${#agent[@]}" = 0 ] || echo "  Chat            a scripted agent answers; write help. Without it: DEMO_AGENT=0 make run"
    [ -n "$(setting CONTACT_US_SMTP_URL)" ] || echo "  Mails           ${data:-data}/mail/"
    echo "  Application key $key"
    echo "  Voice IVR       make ivr SERVER=http://$near KEY=$key"
    [ "$RUST_LOG" != warn ] || echo "  Log             faults only; RUST_LOG=info make run shows all that is done"
    echo "  Stop            Ctrl-C"
    echo
    exec cat # what is said later
}
# What is done would push all of this out of sight; RUST_LOG=info shows it.
export RUST_LOG="${RUST_LOG:-warn}"
exec "$server" serve "${agent[@]}" > >(tell)
