import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.setConfig({ testTimeout: 180_000 });

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));
const harbour = fileURLToPath(new URL('fixtures/harbour', import.meta.url));

/** Programs that tools of this kind look for and run, by the way each is written. */
const programs = [
	...['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].flatMap((ending) => [
		...['vite', 'vitest', 'astro', 'postcss', 'rollup', 'rolldown', 'tailwind', 'svelte', 'babel', 'uno'].map(
			(tool) => `${tool}.config.${ending}`,
		),
		...['portolan', 'pagefind', 'mdx', 'remark', 'lilconfig'].map((tool) => `${tool}.config.${ending}`),
		...['postcss', 'browserslist', 'babel', 'remark', 'portolan'].map((tool) => `.${tool}rc.${ending}`),
	]),
	...['env.d.ts', 'src/middleware.ts', 'src/content.config.ts', 'portolan/middleware.ts', 'portolan/pages/x.astro'],
];
/** Settings as data, each of which would run the plugin that lies beside it. */
const data = [
	'.postcssrc',
	'.postcssrc.json',
	'.postcssrc.yml',
	'.babelrc',
	'.browserslistrc',
	'pagefind.toml',
	'.env',
	'.env.production',
];

let top: string;
let here: string;
let ran: string;

/** Runs a command in the folder, whose temporary files lie in a folder that holds the same traps. */
function portolan(...args: readonly string[]) {
	const { NODE_ENV: _, VITEST: __, ...env } = process.env;
	const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
		...{ cwd: here, encoding: 'utf8', env: { ...env, CI: 'true', TMPDIR: join(top, 'temporary') } },
	});
	return { status, stdout, stderr };
}

/** What was run of what was planted. */
const traces = () => (existsSync(ran) ? readFileSync(ran, 'utf8').split('\n').filter(Boolean) : []);

beforeAll(() => {
	top = mkdtempSync(join(tmpdir(), 'portolan-hostile-'));
	here = join(top, 'project');
	ran = join(top, 'ran');
	for (const folder of [top, here, join(top, 'temporary'), join(here, 'content')]) {
		mkdirSync(join(folder, 'src'), { recursive: true });
		mkdirSync(join(folder, 'portolan/pages'), { recursive: true });
		const trap = (name: string) =>
			`require('node:fs').appendFileSync(${JSON.stringify(ran)}, ${JSON.stringify(`${folder} ${name}\n`)});`;
		const module = (name: string) => trap(name).replace('require(', `process.getBuiltinModule(`);
		for (const name of programs)
			writeFileSync(
				join(folder, name),
				name.endsWith('.astro')
					? `---\n${module(name)}\n---\n`
					: /\.c[jt]s$/.test(name)
						? `${trap(name)}\nmodule.exports = {};\n`
						: `${module(name)}\nexport default {};\n`,
			);
		writeFileSync(
			join(folder, 'trap.cjs'),
			`${trap('trap.cjs')}\nmodule.exports = () => ({ postcssPlugin: 'trap' });\nmodule.exports.postcss = true;\n`,
		);
		for (const name of data) writeFileSync(join(folder, name), '{ "plugins": { "./trap.cjs": {} } }\n');
		if (folder !== join(top, 'temporary'))
			writeFileSync(join(folder, 'package.json'), '{ "postcss": { "plugins": { "./trap.cjs": {} } } }\n');
		writeFileSync(
			join(folder, 'tsconfig.json'),
			'{ "extends": "./trap.cjs", "compilerOptions": { "jsx": "react" } }\n',
		);
	}
	cpSync(harbour, join(here, 'content'), { recursive: true });
	mkdirSync(join(here, 'content/en-x-private'));
	writeFileSync(join(here, 'content/en-x-private/own.md'), '# Ours\n\nText\n');
	const ports = Array.from({ length: 60 }, (_, at) => 3000 + at * 3).join(', ');
	writeFileSync(
		join(here, 'content/de/many.md'),
		`# Viele\n\n| Port | Zweck |\n| --- | --- |\n| ${ports} | ${'Kai '.repeat(2000)} |\n`,
	);
	writeFileSync(join(here, 'content/de/\u001B[31m\u202Emany.md'), `# Viele\n\n${'*a* '.repeat(3000)}\n`);
});

afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('nothing that lies in the folder, above it or beside its temporary files is run', () => {
	it('by check', () => {
		expect(portolan('check').status).toBe(1);
		expect(traces()).toEqual([]);
	});

	it('by build, not even the guides of its settings, unless the settings are named', () => {
		mkdirSync(join(here, 'pages'));
		writeFileSync(
			join(here, 'pages/x.en.mdx'),
			`---\ntitle: X\n---\n\nexport const x = process.getBuiltinModule('node:fs').appendFileSync(${JSON.stringify(ran)}, 'guide\\n');\n\n# X\n`,
		);
		writeFileSync(join(here, 'portolan.config.json'), '{ "site": { "guides": "pages" } }');
		const { status, stdout, stderr } = portolan('build', '--out', 'site');
		expect({ status, stderr }).toEqual({
			status: 0,
			stderr: expect.stringContaining('the guides in pages are programs (MDX) and were left out'),
		});
		// What is missing from the site is told, and no name of a file is obeyed.
		expect(stdout).toMatch(/de\/\uFFFD\[31m\uFFFDmany\.md holds more lines, cells and marks.* was left out/);
		expect(stdout + stderr).not.toMatch(/(?![\t\n])[\p{Cc}\p{Bidi_C}]/u);
		expect(existsSync(join(here, 'site/en-x-private/index.html'))).toBe(true);
		// The page of each of many ports tells of the others in short, or all would grow with their square.
		const page = readFileSync(join(here, 'site/de/ports/3030/index.html'), 'utf8');
		expect(page).toMatch(/>\s*…, 3018, 3021, 3024, 3027, 3030, 3033, 3036, 3039, 3042, …\s*</);
		expect(page).not.toContain('3177');
		expect(page.length).toBeLessThan(10_000);
		expect(traces()).toEqual([]);
		expect(existsSync(join(here, 'site/de/guides/reading/index.html'))).toBe(true);
		expect(existsSync(join(here, 'site/de/guides/x/index.html'))).toBe(false);

		expect(portolan('build', '--out', 'site', '--config', 'portolan.config.json')).toMatchObject({
			status: 0,
			stderr: expect.stringContaining('Site written to site\n'),
		});
		expect(new Set(traces())).toEqual(new Set(['guide']));
		expect(readdirSync(join(top, 'temporary')).filter((name) => name.startsWith('portolan-'))).toEqual([]);
	});

	it('a logo is an image, and no link to something else', () => {
		writeFileSync(join(here, 'portolan.config.json'), '{ "site": { "logo": "trap.cjs" } }');
		expect(portolan('build', '--out', 'site')).toMatchObject({
			status: 2,
			stderr: expect.stringMatching(
				/^portolan: trap\.cjs: the setting "site\.logo" must name an SVG, PNG or WebP image$/m,
			),
		});
	});
});
