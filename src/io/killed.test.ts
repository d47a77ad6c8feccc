import { spawnSync } from 'node:child_process';
import { linkSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'portolan-killed-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program that imports a module beside this one; it is killed as it begins the `nth` call that changes the disk. */
function killedAt(nth: number, module: string, program: string): boolean {
	const url = new URL(module, import.meta.url).href;
	const script = `
		import fs from 'node:fs';
		import { syncBuiltinESMExports } from 'node:module';
		let left = ${nth};
		for (const name of ['renameSync', 'writeFileSync', 'mkdirSync', 'rmSync', 'chmodSync']) {
			const real = fs[name];
			fs[name] = (...given) => (left-- === 0 ? process.kill(process.pid, 'SIGKILL') : real(...given));
		}
		syncBuiltinESMExports();
		const { ${program.slice(0, program.indexOf('('))} } = await import(${JSON.stringify(url)});
		await ${program};`;
	const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
		cwd: folder,
		encoding: 'utf8',
	});
	expect(stderr).toBe('');
	return signal === 'SIGKILL';
}

/** Kills it at every call in turn until it ends by itself; tells what each left to `look`. */
function killedEverywhere(module: string, program: string, prepare: () => void, look: () => void): number {
	for (let nth = 0; ; nth++) {
		prepare();
		if (!killedAt(nth, module, program)) return nth;
		look();
	}
}

const empty = () => {
	for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
};

it('a folder that is replaced stands whole, old or new, once the next run has begun; nothing is left beside it', async () => {
	const { replaceFolder, mendFolder } = await import('./replace-folder.ts');
	const write = (text: string) => async (aside: string) => {
		writeFileSync(join(aside, 'a'), text);
		writeFileSync(join(aside, 'b'), text);
	};
	empty();
	const program = `replaceFolder('out', async (aside) => { for (const name of 'ab') fs.writeFileSync(aside + '/' + name, 'new'); })`;
	await replaceFolder(join(folder, 'out'), write('old'));
	const calls = [];
	for (let nth = 0; killedAt(nth, './replace-folder.ts', program); nth++) {
		mendFolder(join(folder, 'out'));
		const [a, b] = ['a', 'b'].map((name) => readFileSync(join(folder, 'out', name), 'utf8'));
		expect(['old', 'new']).toContain(a);
		expect(b).toBe(a);
		expect(readdirSync(folder)).toEqual(['out']);
		calls.push(a);
		rmSync(join(folder, 'out'), { recursive: true });
		await replaceFolder(join(folder, 'out'), write('old'));
	}
	expect(new Set(calls)).toEqual(new Set(['old', 'new']));
	expect(calls.length).toBeGreaterThan(6);
});

it.each([
	['a document', false],
	['a document with two names', true],
])('%s that is rewritten is whole, old or new, once the next run has begun', async (_, linked) => {
	const { rewriteFiles } = await import('./rewrite-file.ts');
	const file = join(folder, 'a.md');
	const seen: string[] = [];
	const calls = killedEverywhere(
		'./rewrite-file.ts',
		`rewriteFiles([{ file: 'a.md', before: 'old', after: 'new' }])`,
		() => {
			empty();
			writeFileSync(file, 'old');
			if (linked) linkSync(file, join(folder, 'other.md'));
		},
		() => {
			// The next run reads the file, and finds it as it was or as it is to be.
			for (const text of ['old', 'new'])
				try {
					rewriteFiles([{ file, before: text, after: text }]);
				} catch {
					// It was written back just now, or is the other one.
				}
			const text = readFileSync(file, 'utf8');
			expect(['old', 'new']).toContain(text);
			seen.push(text);
			expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
		},
	);
	expect(calls).toBeGreaterThan(2);
	expect(seen).toContain('old');
});

it('a baseline is whole, old or new', () => {
	const program = `writeBaseline('b.json', [])`;
	const calls = killedEverywhere(
		'./baseline.ts',
		program,
		() => writeFileSync(join(folder, 'b.json'), 'old'),
		() => {
			const text = readFileSync(join(folder, 'b.json'), 'utf8');
			expect(text === 'old' || text.endsWith('}\n')).toBe(true);
		},
	);
	expect(calls).toBeGreaterThan(1);
	expect(readdirSync(folder)).toEqual(['b.json']);
});
