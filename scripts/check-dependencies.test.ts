import { expect, it } from 'vitest';
import { licenceFaults, lockfileFaults } from './check-dependencies.ts';

const resolved = 'https://registry.npmjs.org/@port/light/-/light-1.0.0.tgz';
const entry = { version: '1.0.0', resolved, integrity: 'sha512-x' };
const path = 'node_modules/a/node_modules/@port/light';

it.each([
	[
		'from elsewhere',
		{ ...entry, resolved: 'https://elsewhere.example/light-1.0.0.tgz' },
		/resolved is https:\/\/elsewhere/,
	],
	['of another version', { ...entry, version: '1.0.1' }, /not https:.*light-1\.0\.1\.tgz/],
	['from nowhere', { version: '1.0.0', integrity: 'sha512-x' }, /resolved is missing/],
	['without a checksum', { version: '1.0.0', resolved }, /integrity is missing/],
	['with a weak checksum', { ...entry, integrity: 'sha1-x' }, /weak/],
])('tells of a package %s', (_, wrong, fault) => {
	expect(lockfileFaults({ [path]: entry })).toEqual([]);
	expect(lockfileFaults({ [path]: wrong })).toEqual([expect.stringMatching(fault)]);
});

it('tells of a licence that asks for something in return, where the package is needed at run time', () => {
	const component = (name: string, id: string) => ({ 'bom-ref': `${name}@1`, name, licenses: [{ license: { id } }] });
	const bom = {
		metadata: { component: { 'bom-ref': 'portolan@1' } },
		components: [component('free', 'MIT'), component('deep', 'EPL-2.0'), component('tool', 'GPL-3.0-only')],
		dependencies: [
			{ ref: 'portolan@1', dependsOn: ['free@1', 'tool@1'] },
			{ ref: 'free@1', dependsOn: ['deep@1'] },
			{ ref: 'deep@1', dependsOn: ['free@1'] },
		],
	};
	expect(licenceFaults(bom, ['free'])).toEqual(['deep@1: EPL-2.0']);
	const either = { ...component('deep', ''), licenses: [{ expression: '(GPL-2.0-only OR MIT)' }] };
	expect(licenceFaults({ ...bom, components: [component('free', 'MIT'), either] }, ['free'])).toEqual([]);
});
