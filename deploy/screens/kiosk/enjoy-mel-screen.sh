#!/bin/sh
# Shows the portal's window mode on the screen of this computer, for as long as it runs.
# Started by enjoy-mel-screen.service, or by the autostart of any desktop.
set -u

ADDRESS='@ADDRESS@'
PAGE='@WINDOW@'
PROFILE="${XDG_DATA_HOME:-$HOME/.local/share}/enjoy-mel-screen"
PAUSE_S=5

browser() {
    for name in chromium chromium-browser google-chrome; do
        if command -v "$name" >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    echo 'No Chromium: install the package "chromium".' >&2
    return 1
}

# Until the portal has answered once; afterwards its page keeps its last slides by itself.
wait_for_portal() {
    until curl --silent --fail --max-time 10 --output /dev/null "$ADDRESS/healthz"; do
        sleep "$PAUSE_S"
    done
}

# X11 only: on Wayland the session itself is told (docs/screens.md).
stay_lit() {
    if [ -n "${DISPLAY:-}" ] && command -v xset >/dev/null 2>&1; then
        xset s off s noblank -dpms || true
    fi
}

# Chromium asks nothing and says nothing of an earlier crash.
show() {
    "$1" \
        --kiosk \
        --user-data-dir="$PROFILE" \
        --no-first-run \
        --no-default-browser-check \
        --noerrdialogs \
        --disable-session-crashed-bubble \
        --disable-infobars \
        --disable-features=Translate,TranslateUI \
        --disable-pinch \
        --overscroll-history-navigation=0 \
        --password-store=basic \
        --check-for-update-interval=31536000 \
        --autoplay-policy=user-gesture-required \
        --ozone-platform-hint=auto \
        "$PAGE"
}

chromium=$(browser) || exit 1
mkdir -p "$PROFILE"
while :; do
    stay_lit
    wait_for_portal
    show "$chromium" || true
    sleep "$PAUSE_S"
done
