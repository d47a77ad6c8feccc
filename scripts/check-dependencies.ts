/**
 * Checks what is installed: every package of the lockfile comes from npm's registry and has its checksum, and the licences of
 * all that is needed at run time ask for nothing in return. The software bill of materials is npm's own (`npm sbom`).
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import satisfies from 'spdx-satisfies';

interface Entry {
	readonly name?: string;
	readonly version: string;
	readonly resolved?: string;
	readonly integrity?: string;
	readonly link?: boolean;
	readonly optional?: boolean;
	readonly cpu?: readonly string[];
}

interface Component {
	readonly 'bom-ref': string;
	readonly name: string;
	readonly licenses?: readonly {
		readonly license?: { readonly id?: string; readonly name?: string };
		readonly expression?: string;
	}[];
}

interface Bom {
	readonly metadata: { readonly component: { readonly 'bom-ref': string } };
	readonly components: readonly Component[];
	readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/** Licences that ask for no more than to be named, or (MPL) for changes to their own files. */
const FREE = [
	'MIT',
	'MIT-0',
	'ISC',
	'0BSD',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'Apache-2.0',
	'BlueOak-1.0.0',
	'Unlicense',
	'CC0-1.0',
	'CC-BY-4.0',
	'Python-2.0',
	'MPL-2.0',
];

/** Packages that are built for one platform and that Astro loads only to make images smaller, which no page of ours does. */
const UNUSED = /^@img\/sharp-/;

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), 'utf8'));

/** Faults of the lockfile, a line each. A package for another platform that npm left out has no checksum here; nobody installs it unseen. */
export function lockfileFaults(packages: Readonly<Record<string, Entry>>): string[] {
	return Object.entries(packages).flatMap(([path, { name, version, resolved, integrity, link, optional, cpu }]) => {
		if (!path.includes('node_modules/') || link) return [];
		const own = name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
		const from = `https://registry.npmjs.org/${own}/-/${own.slice(own.lastIndexOf('/') + 1)}-${version}.tgz`;
		const foreign = optional === true && cpu !== undefined && !cpu.includes(process.arch);
		return [
			...(resolved === from
				? []
				: [`${path}: resolved is ${resolved ?? 'missing'}, not ${from}; run scripts/complete-lockfile.mjs`]),
			...(integrity?.startsWith('sha512-') || (integrity === undefined && (foreign || optional))
				? []
				: [`${path}: integrity is missing or weak`]),
		];
	});
}

/** What is needed at run time and has another licence than those that may be used, a line each. */
export function licenceFaults({ metadata, components, dependencies }: Bom, atRunTime: readonly string[]): string[] {
	const [byRef, edges] = [
		new Map(components.map((component) => [component['bom-ref'], component])),
		new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn])),
	];
	const direct = edges.get(metadata.component['bom-ref']) ?? [];
	const waiting = direct.filter((ref) => atRunTime.includes(byRef.get(ref)?.name ?? ''));
	const needed = new Set<string>();
	for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
		if (needed.has(ref)) continue;
		needed.add(ref);
		waiting.push(...(edges.get(ref) ?? []));
	}
	return [...needed].flatMap((ref) => {
		const component = byRef.get(ref);
		// A package for another platform: npm knows its licence only where it is installed.
		if (!component?.licenses || UNUSED.test(component.name)) return [];
		return component.licenses.flatMap(({ license, expression }) => {
			const licence = expression ?? license?.id ?? license?.name ?? '';
			return isFree(licence) ? [] : [`${ref}: ${licence}`];
		});
	});
}

function isFree(licence: string): boolean {
	try {
		return satisfies(licence, FREE);
	} catch {
		return false;
	}
}

if (import.meta.main ?? process.argv[1]?.endsWith('check-dependencies.ts')) {
	const bom = execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx'], {
		...{ encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] },
		cwd: new URL('..', import.meta.url),
	});
	const { dependencies, peerDependencies } = read('package.json');
	const faults = [
		...lockfileFaults(read('package-lock.json').packages),
		...licenceFaults(JSON.parse(bom), Object.keys({ ...dependencies, ...peerDependencies })),
	];
	for (const fault of faults) console.error(fault);
	process.exitCode = faults.length === 0 ? 0 : 1;
}
