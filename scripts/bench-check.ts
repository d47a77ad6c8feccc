/**
 * `npm run bench:check -- <content> [--threads <count>]`: where the time of `check` goes, by stage, for a quarter of the
 * topics and for all of them, each in a process of its own: seconds that its thread computes (with several threads: that
 * pass), microseconds a word, megabytes that the stage leaves behind; next to what remark (with the same trees) and parse5 need for the same files in the same run. The
 * last line says what a document costs among all against among a quarter: where it is above 1, a cost is not linear.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseFragment } from 'parse5';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { ordered, told, weighAll } from '../src/core/checks/index.ts';
import type { SourceDocument, SourceFile } from '../src/core/model.ts';
import { judge, learn, read, withoutTree } from '../src/core/pipeline.ts';
import { loadProject, readDocuments } from '../src/io/index.ts';

/** What was measured of some topics. */
interface Measured {
	readonly documents: number;
	readonly words: number;
	readonly stages: readonly { readonly name: string; readonly seconds: number; readonly megabytes: number }[];
	/** The most memory that the process had, in megabytes. */
	readonly peak: number;
}

/** The stages of a check, without those that are there for comparison. */
const OWN = ['bytes', 'read', 'learn', 'judge', 'weigh'];

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { threads: { type: 'string' }, share: { type: 'string' } },
});
const content = positionals[0] ?? 'content';
const threads = Number(values.threads ?? availableParallelism());

if (values.share !== undefined) console.log(JSON.stringify(await measure(Number(values.share))));
else {
	const [part, all] = [0.25, 1].map(measureApart) as [Measured, Measured];
	print(part);
	print(all);
	const cost = (measured: Measured) => secondsOf(measured) / measured.documents;
	console.log(`a document among all costs ${(cost(all) / cost(part)).toFixed(2)} of what it costs among a quarter`);
}

function measureApart(share: number): Measured {
	const self = fileURLToPath(import.meta.url);
	const args = ['--expose-gc', self, content, '--share', String(share), '--threads', String(threads)];
	const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 24 });
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as Measured;
}

async function measure(share: number): Promise<Measured> {
	const project = await loadProject({ content });
	const { settings } = project;
	const files = firstTopics(project.files, share);
	const stages: { name: string; seconds: number; megabytes: number }[] = [];
	const computed = () => process.threadCpuUsage().user / 1e6;
	const passed = () => performance.now() / 1000;
	const timed = async <T>(name: string, of: () => T | Promise<T>, clock = computed): Promise<T> => {
		globalThis.gc?.();
		const heap = process.memoryUsage().heapUsed;
		const start = clock();
		const result = await of();
		const seconds = clock() - start;
		globalThis.gc?.();
		stages.push({ name, seconds, megabytes: (process.memoryUsage().heapUsed - heap) / 2 ** 20 });
		return result;
	};
	await timed('bytes', () => {
		for (const { path } of files)
			createHash('sha256')
				.update(readFileSync(join(project.content, path)))
				.digest();
	});
	const readings = await timed('read', () => files.map((file) => withoutTree(read(file, settings))));
	const documents: SourceDocument[] = readings.flatMap(({ document }) => document ?? []);
	const model = await timed('learn', () => learn(documents, settings));
	const observed = await timed('judge', () => model.topics.flatMap((topic) => judge(topic, model)));
	await timed('weigh', () => ordered(told(weighAll(observed), settings)));
	const peak = process.resourceUsage().maxRSS / 1024;
	if (threads > 1)
		await timed(
			`read, ${threads} threads`,
			() => readDocuments(files, settings, { threads, cache: null }, undefined, 0),
			passed,
		);
	const remark = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true }).freeze();
	await timed('remark', () => {
		for (const { text } of files) remark.runSync(remark.parse(text));
	});
	await timed('parse5', () => {
		for (const { text } of files) parseFragment(text, { sourceCodeLocationInfo: true });
	});
	const words = files.reduce((sum, { text }) => sum + (text.match(/\p{L}+/gu)?.length ?? 0), 0);
	return { documents: files.length, words, stages, peak };
}

/** The files of the first share of the topics, which are told apart by their names in their locale's folder. */
function firstTopics(files: readonly SourceFile[], share: number): readonly SourceFile[] {
	const nameOf = ({ path, inLocale }: SourceFile) => inLocale ?? path.replace(/^[^/]*\//, '');
	const names = [...new Set(files.map(nameOf))].sort();
	const chosen = new Set(names.slice(0, Math.ceil(share * names.length)));
	return files.filter((file) => chosen.has(nameOf(file)));
}

function secondsOf({ stages }: Measured): number {
	return stages.reduce((sum, { name, seconds }) => sum + (OWN.includes(name) ? seconds : 0), 0);
}

function print(measured: Measured): void {
	const { documents, words, stages, peak } = measured;
	console.log(`${documents} documents, ${words} words, at most ${peak.toFixed(0)} MB`);
	console.log('stage              seconds   µs/word       MB');
	const line = (name: string, seconds: number, megabytes: string) =>
		console.log(
			`${name.padEnd(16)}${seconds.toFixed(2).padStart(10)}${((seconds * 1e6) / words).toFixed(2).padStart(10)}${megabytes.padStart(9)}`,
		);
	for (const { name, seconds, megabytes } of stages) line(name, seconds, megabytes.toFixed(0));
	line('check', secondsOf(measured), '');
	console.log('');
}
