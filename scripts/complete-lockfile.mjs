/**
 * Makes package-lock.json whole: npm leaves platform packages that the registry does not serve out of the lockfile,
 * and `npm ci` then refuses it. This adds an entry for each of them, read from its name, so that the lockfile is
 * accepted everywhere; a machine of such a platform fetches the package from its own registry. It also names where each
 * package comes from (`resolved`), which npm leaves out where it is set up so; npm puts another registry's host in its place.
 *
 * Run it after every install that changes the lockfile: `node scripts/complete-lockfile.mjs`. Plain JavaScript, because
 * it must run on any Node, before anything is installed.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

/** What package names call an operating system, and what npm calls it. */
const systems = {
	aix: 'aix',
	android: 'android',
	darwin: 'darwin',
	freebsd: 'freebsd',
	linux: 'linux',
	linuxmusl: 'linux',
	netbsd: 'netbsd',
	openbsd: 'openbsd',
	openharmony: 'openharmony',
	sunos: 'sunos',
	win: 'win32',
	win32: 'win32',
	windows: 'win32',
};

const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

const libraries = { gnu: 'glibc', musl: 'musl' };

/** The `os`, `cpu` and `libc` that a platform package's name tells; throws where it tells no processor or no system. */
function platformOf(name) {
	const words = name.slice(name.lastIndexOf('/') + 1).split('-');
	const cpu = words.find((word) => processors.includes(word));
	const os = words.map((word) => systems[word]).find(Boolean);
	const libc = words.map((word) => libraries[word]).find(Boolean);
	if (!cpu || (!os && cpu !== 'wasm32')) {
		throw new Error(`${name}: its name tells no platform; add the word it uses to scripts/complete-lockfile.mjs`);
	}
	return { os: os && [os], cpu: [cpu], libc: os === 'linux' && libc ? [libc] : undefined };
}

/** Where npm would look for `name`, seen from the package at `from`: the nearest node_modules first. */
function* candidates(from, name) {
	for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
		yield `${folder ? `${folder}/` : ''}node_modules/${name}`;
		if (!folder) return;
	}
}

/** An entry that an earlier run of this script wrote: a registry package without its checksum. */
function isOurs([path, entry]) {
	return path.startsWith('node_modules/') && entry.optional && entry.cpu && !entry.integrity && !entry.inBundle;
}

const before = JSON.stringify(packages);
const known = Object.entries(packages).filter((entry) => !isOurs(entry));
const whole = Object.fromEntries(known);
let added = 0;

for (const [from, { optionalDependencies = {}, dev }] of known) {
	for (const [name, version] of Object.entries(optionalDependencies)) {
		const exact = /^\d+\.\d+\.\d+[\w.+-]*$/.test(version);
		const places = [...candidates(from, name)];
		const found = places.map((place) => whole[place]).find(Boolean);
		if (found && (!exact || found.version === version)) continue;
		if (!exact) {
			throw new Error(`${name}@${version}, wanted by ${from}: not an exact version, so it can't be locked by hand`);
		}
		const { os, cpu, libc } = platformOf(name);
		// `undefined` leaves a key out of the JSON; the order of keys is npm's own.
		whole[found ? places[0] : places.at(-1)] = { version, cpu, dev, libc, optional: true, os };
		added += 1;
	}
}

for (const [path, entry] of Object.entries(whole)) {
	if (!path.includes('node_modules/') || entry.link || entry.inBundle) continue;
	const { version, resolved: _, integrity, name = path.slice(path.lastIndexOf('node_modules/') + 13), ...rest } = entry;
	const resolved = `https://registry.npmjs.org/${name}/-/${name.slice(name.lastIndexOf('/') + 1)}-${version}.tgz`;
	// The order of keys is npm's own.
	whole[path] = { ...('name' in entry ? { name } : {}), version, resolved, integrity, ...rest };
}

lock.packages = Object.fromEntries(Object.entries(whole).sort(([a], [b]) => a.localeCompare(b, 'en')));
if (JSON.stringify(lock.packages) !== before) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`package-lock.json: ${added} platform packages stand in it without being served here.`);
