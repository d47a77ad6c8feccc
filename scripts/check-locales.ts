/**
 * Part of `npm run check`: prints a line for each fault of `locales/*.json` (see `locale-faults.ts`) and for each text
 * that the core names and that is not there.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { checks } from '../src/core/index.ts';
import { fallback, locales } from '../src/i18n/locales.ts';
import { type LocaleFile, localeFaults, unknownKeys } from './locale-faults.ts';

const folder = new URL('../locales/', import.meta.url);

function read(name: string): LocaleFile {
	return JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as LocaleFile;
}

const names = readdirSync(folder)
	.filter((name) => name.endsWith('.json'))
	.sort();
const reference = read(`${fallback}.json`);

const faults = names.flatMap((name) => {
	const tag = name.slice(0, -'.json'.length);
	const unlisted = tag in locales ? [] : ['not imported: add it to src/i18n/locales.ts'];
	return [...unlisted, ...localeFaults(tag, read(name), reference)].map((fault) => `locales/${name}: ${fault}`);
});

// Outside the core a key is typed; the core names its messages by plain strings, and pages a check's name by its id.
for (const { id } of checks) {
	const keys = unknownKeys(`'checks.${id}.name'`, reference);
	faults.push(...keys.map((key) => `src/core/checks/${id}.ts: there is no text ${key} in locales/${fallback}.json`));
}
const core = new URL('../src/core/', import.meta.url);
for (const path of readdirSync(core, { recursive: true, encoding: 'utf8' }).sort()) {
	if (!path.endsWith('.ts') || path.endsWith('.test.ts')) continue;
	const keys = unknownKeys(readFileSync(new URL(path, core), 'utf8'), reference);
	faults.push(...keys.map((key) => `src/core/${path}: there is no text ${key} in locales/${fallback}.json`));
}

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
else console.log(`${names.length} languages, no fault`);
