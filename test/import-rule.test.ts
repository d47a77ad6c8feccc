import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const project = fileURLToPath(new URL('..', import.meta.url));

/** What a file of each room may import, and what the linter must refuse there (ARCHITECTURE.md, "Who may import what"). */
const rooms: Record<string, { may: string[]; mayNot: string[] }> = {
	'src/core/model.ts': { may: ['hast'], mayNot: ['./parse/index.ts', '../io/index.ts', 'node:fs'] },
	'src/core/index.ts': {
		may: ['./model.ts', './pipeline.ts', './checks/index.ts'],
		mayNot: ['./checks/row-missing.ts', '../cli/main.ts', '../i18n/index.ts', 'node:path'],
	},
	'src/core/pipeline.ts': {
		may: ['./model.ts', './extract/index.ts'],
		mayNot: ['./extract/grid.ts', '../io/index.ts', '../../locales/en.json'],
	},
	'src/core/extract/room.ts': {
		may: ['../model.ts', './grid.ts', 'parse5'],
		mayNot: ['../align/index.ts', '../pipeline.ts', '../index.ts', '../../i18n/index.ts', 'node:fs'],
	},
	'src/core/checks/room.ts': {
		may: ['../model.ts', './page.ts', '../tables/index.ts', '../reconcile/index.ts'],
		mayNot: ['../facts/port.ts', '../pipeline.ts', 'node:fs/promises'],
	},
	'src/core/align/room.ts': {
		may: ['../model.ts', '../tables/index.ts'],
		mayNot: ['../reconcile/index.ts', '../checks/index.ts', '../facts/port.ts'],
	},
	'src/core/suppress/room.ts': {
		may: ['../model.ts', '../extract/index.ts', '../checks/index.ts'],
		mayNot: ['../checks/run.ts', '../reconcile/index.ts', '../pipeline.ts', 'node:fs'],
	},
	'src/core/facts/room.ts': {
		may: ['../model.ts', './words.ts', '../text/index.ts'],
		mayNot: ['../tables/index.ts', '../text/normalize.ts', '../align/index.ts'],
	},
	'src/core/parse/syntax/room.ts': {
		may: ['../../model.ts', '../source-map.ts', './code.ts'],
		mayNot: ['../../parse/index.ts', '../../../search/index.ts'],
	},
	'src/core/extract/room.test.ts': {
		may: ['../index.ts', '../parse/index.ts', 'node:fs'],
		mayNot: ['../../cli/main.ts'],
	},
	'src/io/room.ts': {
		may: ['../core/index.ts', '../i18n/index.ts', './read.ts', 'node:fs'],
		mayNot: ['../core/model.ts', '../core/extract/index.ts', '../cli/main.ts', '../site/urls.ts', '../export/index.ts'],
	},
	'src/export/room.ts': {
		may: ['../core/index.ts'],
		mayNot: ['../io/index.ts', '../pages/index.astro', '../core/pipeline.ts'],
	},
	'src/fix/room.ts': {
		may: ['../core/index.ts', './repairs.ts', 'diff'],
		mayNot: ['../core/model.ts', '../io/index.ts', '../export/index.ts', '../cli/main.ts'],
	},
	'src/rules/room.ts': {
		may: ['../core/index.ts', '../i18n/index.ts', './flows.ts'],
		mayNot: ['../core/model.ts', '../io/index.ts', '../export/index.ts', '../cli/main.ts'],
	},
	'src/search/deep/room.ts': {
		may: ['../../core/index.ts'],
		mayNot: ['../../core/model.ts', '../../components/Row.astro'],
	},
	'src/i18n/room.ts': {
		may: ['../../locales/en.json', '../core/index.ts'],
		mayNot: ['../cli/main.ts', '../io/index.ts'],
	},
	'src/cli/reporters/room.ts': {
		may: [
			...['../../core/index.ts', '../../export/index.ts', '../../io/index.ts', '../../integrations/build-site.ts'],
			'../../site/search/index.ts',
		],
		mayNot: [
			'../../core/checks/index.ts',
			'../../pages/index.astro',
			'../../site/urls.ts',
			'../../site/search/engine.ts',
			'../../integrations/other.ts',
		],
	},
	'src/site/room.ts': {
		may: ['../core/index.ts', '../search/index.ts'],
		mayNot: ['../core/align/index.ts', '../cli/main.ts'],
	},
	'src/pages/[locale]/room.astro': {
		may: ['../../core/index.ts', '../../components/Row.astro'],
		mayNot: ['../../core/model.ts', '../../cli/main.ts'],
	},
};

/** What must not compile in the core, and the name that the compiler complains of. */
const impure: Record<string, string> = {
	console: "console.log('x');",
	process: 'export const path = process.env.PATH;',
	'node:fs': "export { readFileSync } from 'node:fs';",
	Buffer: "export const bytes = Buffer.from('x');",
	document: 'export const title = document.title;',
};

let house: string;

function write(path: string, text: string): void {
	const file = join(house, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, text);
}

beforeAll(() => {
	house = mkdtempSync(join(tmpdir(), 'portolan-house-'));
	for (const file of ['biome.json', 'tsconfig.json', 'src/core/tsconfig.json'])
		cpSync(join(project, file), join(house, file));
	symlinkSync(join(project, 'node_modules'), join(house, 'node_modules'), 'junction');
});

afterAll(() => rmSync(house, { recursive: true, force: true }));

describe('the import rule', () => {
	it('lets every room import what it may and nothing else', () => {
		for (const [path, { may, mayNot }] of Object.entries(rooms)) {
			const imports = [...may, ...mayNot].map((specifier) => `import '${specifier}';`).join('\n');
			write(path, path.endsWith('.astro') ? `---\n${imports}\n---\n` : `${imports}\n`);
		}
		const lint = [join(project, 'node_modules/@biomejs/biome/bin/biome'), 'lint', '--only=style/noRestrictedImports'];
		const { stdout } = spawnSync(process.execPath, [...lint, '--reporter=json', '--max-diagnostics=none', 'src'], {
			cwd: house,
			encoding: 'utf8',
		});
		const { diagnostics } = JSON.parse(stdout) as Report;
		for (const [path, { may, mayNot }] of Object.entries(rooms)) {
			const first = path.endsWith('.astro') ? 2 : 1;
			const refused = diagnostics
				.filter(({ location }) => location.path === path)
				.map(({ location }) => [...may, ...mayNot][location.start.line - first]);
			expect({ path, refused: refused.sort() }).toEqual({ path, refused: mayNot.toSorted() });
		}
	});
});

interface Report {
	readonly diagnostics: readonly { location: { path: string; start: { line: number } } }[];
}

describe('the purity of the core', () => {
	it('compiles neither Node nor a browser', () => {
		for (const [name, line] of Object.entries(impure))
			write(`src/core/impure/${name.replace(':', '-')}.ts`, `${line}\n`);
		const tsc = join(project, 'node_modules/@typescript/native/bin/tsc');
		const { stdout } = spawnSync(process.execPath, [tsc, '-p', 'src/core', '--pretty', 'false'], {
			cwd: house,
			encoding: 'utf8',
		});
		for (const name of Object.keys(impure)) {
			expect(stdout).toMatch(new RegExp(`impure/${name.replace(':', '-')}\\.ts.*'${name}'`));
		}
	});
});
