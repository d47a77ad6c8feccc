/** The benchmark of detection (`npm run bench:detect`) over three made-up products in six languages, with a floor. */
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { type BenchResult, runBench } from '../scripts/detect/run.ts';
import { loadProject } from '../src/io/index.ts';

const content = fileURLToPath(new URL('detect', import.meta.url));
const options = { seed: 2, perOperator: 8, only: [] };
const ofPorts = /^(port-digit|range-end|transport|protocol|security)/;

let result: BenchResult;

beforeAll(async () => {
	const { files, settings } = await loadProject({ content });
	result = await runBench(files, settings, options);
}, 600_000);

test('every operator finds rows to plant in', () => {
	expect(result.pages).toBe(3);
	const counts = Map.groupBy(result.faults, ({ operator }) => operator);
	expect(counts.size).toBe(18);
	for (const [operator, verdicts] of counts) expect([operator, verdicts.length]).toEqual([operator, 8]);
	expect(new Set(result.equivalent.map(({ operator }) => operator)).size).toBe(12);
	expect(new Set(result.adversarial.map(({ adversarial }) => adversarial)).size).toBe(4);
});

test('port, transport, protocol and security faults: at least 95 of 100 are found', () => {
	const verdicts = result.faults.filter(({ operator }) => ofPorts.test(operator));
	const missed = verdicts.filter(({ found }) => !found).map(({ operator, path, shown }) => [operator, path, shown]);
	expect(missed.length / verdicts.length, JSON.stringify(missed)).toBeLessThanOrEqual(0.05);
});

test('no fault is blamed on a locale that is right', () => {
	const wrong = result.faults.filter(({ blame }) => blame === 'wrong');
	expect(wrong.map(({ operator, path, shown }) => [operator, path, shown])).toEqual([]);
});

test('no majority adversarial ends in a wrong blame', () => {
	const wrong = result.adversarial.filter(({ outcome }) => outcome === 'wrong');
	expect(wrong.map(({ adversarial, path, shown }) => [adversarial, path, shown])).toEqual([]);
});

test('no equivalent change brings up an error or a warning', () => {
	const alarms = result.equivalent.filter(({ findings }) => findings.length > 0);
	expect(alarms.map(({ operator, path, findings }) => [operator, path, findings[0]?.check])).toEqual([]);
});

test('the same seed plants the same faults, another one others', async () => {
	const { files, settings } = await loadProject({ content });
	const shown = async (seed: number) => {
		const { faults } = await runBench(files, settings, { seed, perOperator: 3, only: ['port-digit-changed'] });
		return faults.map(({ path, shown }) => [path, shown]);
	};
	const first = await shown(7);
	expect(await shown(7)).toEqual(first);
	expect(await shown(8)).not.toEqual(first);
}, 60_000);
