/** What the benchmark must reach at least, of 1. */
import type { BenchResult } from './run.ts';

const PORTS = /^(?:port-digit|range-end|transport|protocol|security)/;

const FLOORS = { ports: 0.95, found: 0.85, blame: 0.98, repaired: 0.5, silent: 0.98 };

/** One line for each share of a result that is below its floor; shares of nothing are not. */
export function belowFloors({ faults, equivalent, adversarial }: BenchResult): string[] {
	const share = <T>(all: readonly T[], isGood: (each: T) => boolean) =>
		all.length === 0 ? 1 : all.filter(isGood).length / all.length;
	const shares = {
		ports: share(
			faults.filter(({ operator }) => PORTS.test(operator)),
			({ found }) => found,
		),
		found: share(faults, ({ found }) => found),
		blame: share(
			faults.filter(({ blame }) => blame !== 'none'),
			({ blame }) => blame !== 'wrong',
		),
		repaired: share(
			faults.filter(({ repaired, found }) => found && repaired !== null),
			({ repaired }) => repaired === true,
		),
		silent: share(equivalent, ({ findings }) => findings.length === 0),
	};
	return [
		...Object.entries(FLOORS).flatMap(([name, floor]) => {
			const reached = shares[name as keyof typeof FLOORS];
			return reached < floor ? [`${name}: ${reached.toFixed(3)}, below ${floor}`] : [];
		}),
		...adversarial.flatMap(({ outcome, path }) => (outcome === 'wrong' ? [`wrong blame by a majority: ${path}`] : [])),
	];
}
