import { basename } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, by their need of a processor. */
const long = [
	'stranger.e2e.ts',
	'faults.test.ts',
	'fuzz.test.ts',
	'check-options.test.ts',
	'cli.test.ts',
	'cluster.test.ts',
	'package.test.ts',
	'random-kills.test.ts',
	'shards.test.ts',
	'detect.test.ts',
];

/** Begins with the files that take longest, so that no core waits for them at the end; the size of a file does not tell. */
export class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const at = (file: TestSpecification) => {
			const index = long.indexOf(basename(file.moduleId));
			return index < 0 ? long.length : index;
		};
		return (await super.sort(files)).sort((a, b) => at(a) - at(b));
	}
}
