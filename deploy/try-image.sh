#!/usr/bin/env bash
# Builds deploy/Dockerfile and sees it run, where no registry of images can be reached: on a base of the same name, made here from
# Debian's own packages and the Node that npm installed. As root, with buildah and debootstrap (apt-get install buildah debootstrap).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export STORAGE_DRIVER=vfs BUILDAH_ISOLATION=chroot

base=$(sed -n 's/^ARG NODE=//p' deploy/Dockerfile)
image=localhost/alongside:tried
port=${PORT:-4880}
work=$(mktemp -d)
holder=
end() {
  if [ -n "$holder" ]; then buildah rm "$holder" >/dev/null || true; fi
  rm -rf "$work"
}
trap end EXIT

if ! buildah inspect --type image "$base" >/dev/null 2>&1; then
  echo "Making a stand-in for $base…"
  debootstrap --variant=minbase --include=libatomic1,ca-certificates bookworm "$work/root" >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
  cp node_modules/node/bin/node "$work/root/usr/local/bin/node"
  mkdir -p "$work/root/usr/local/lib/node_modules"
  cp -r "$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")" "$work/root/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/root/usr/local/bin/npm"
  holder=$(buildah from scratch)
  buildah add -q "$holder" "$work/root" / >/dev/null
  # A network that looks into connections has a certificate of its own, which npm must know while the image is built.
  if [ -f "${NODE_EXTRA_CA_CERTS:-}" ]; then
    buildah copy -q "$holder" "$NODE_EXTRA_CA_CERTS" /usr/local/share/network.pem >/dev/null
    buildah config --env NODE_EXTRA_CA_CERTS=/usr/local/share/network.pem "$holder"
  fi
  buildah config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$holder"
  buildah commit -q "$holder" "$base" >/dev/null
  buildah rm "$holder" >/dev/null
  holder=
fi

buildah build --format docker --pull-never --layers=false -q -f deploy/Dockerfile -t "$image" . >/dev/null
holder=$(buildah from --pull-never "$image")
run() { buildah run --user 10001 --env "PORT=$port" "$holder" -- "$@"; }
run node --disable-warning=ExperimentalWarning dist/main.js --empty 2>"$work/log" >&2 &
server=$!
for _ in $(seq 40); do
  if curl -sf "http://127.0.0.1:$port/health/ready" >/dev/null; then ready=yes && break; fi
  kill -0 "$server" 2>/dev/null || break
  sleep 0.5
done
[ "${ready:-no}" = yes ] || { echo 'It did not become ready:'; cat "$work/log"; exit 1; }
curl -sf "http://127.0.0.1:$port/set-up" | grep -q '</html>'
[ "$(run sh -c 'touch /app/x 2>/dev/null && echo may write')" = '' ] || { echo 'It may change its own program'; exit 1; }
pkill -TERM -P "$server" 2>/dev/null || kill "$server"
wait "$server" || true
buildah images "$image"
echo 'The image builds, becomes ready as user 10001, shows a page, and cannot change its own program.'
