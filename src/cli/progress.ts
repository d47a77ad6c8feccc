import type { WriteStream } from 'node:tty';

/** What is being done: a stage by its name, and how many of its documents are done. */
export interface Step {
	readonly stage: string;
	readonly done?: number;
	/** Without it, the stage alone is shown. */
	readonly total?: number;
}

const bar = 24;
/** Milliseconds between two drawings, and before a rest is guessed. */
const pause = { draw: 50, guess: 1000 };

/** Draws the steps of a run as one line of a terminal: stage, bar, documents, and seconds that the stage may still take. */
export function drawProgress(stream: Pick<WriteStream, 'write'>, now: () => number = Date.now) {
	let stage = '';
	let began = 0;
	let drawn = 0;
	return (step: Step | null): void => {
		const time = now();
		if (step === null) {
			stage = '';
			stream.write('\r\u001B[K');
			return;
		}
		const fresh = step.stage !== stage;
		if (fresh) [stage, began] = [step.stage, time];
		else if (time - drawn < pause.draw && step.done !== 0 && step.done !== step.total) return;
		drawn = time;
		stream.write(`\r\u001B[K${progressLine(step, time - began)}`);
	};
}

/** A step as a line; `elapsed` are the milliseconds that its stage has taken. */
export function progressLine({ stage, done = 0, total }: Step, elapsed: number): string {
	if (total === undefined || total === 0) return `${stage} …`;
	const full = Math.round((bar * done) / total);
	const rest = done > 0 && elapsed > pause.guess ? Math.ceil((elapsed * (total - done)) / done / 1000) : 0;
	const left = rest > 0 ? `, ${rest} s left` : '';
	return `${'█'.repeat(full)}${'░'.repeat(bar - full)} ${stage}: ${done} of ${total} documents${left}`;
}
