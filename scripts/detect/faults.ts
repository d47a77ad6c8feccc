import { damageFaults } from './faults-damage.ts';
import { noteFaults } from './faults-notes.ts';
import { portFaults } from './faults-ports.ts';
import { structureFaults } from './faults-structure.ts';
import type { Site } from './pages.ts';
import type { Random } from './prng.ts';
import type { Edit } from './source-edits.ts';

/** A fault as planted in one file. */
export interface Mutation {
	readonly edits: readonly Edit[];
	/** Offsets in the unmodified source: a finding on one of these lines has the right line. */
	readonly at: readonly number[];
	/** Offsets in the unmodified source of the rows in which a finding may stand. */
	readonly rows: readonly { readonly start: number; readonly end: number }[];
	/** The text that a repair has to restore; null where no one cell holds it. */
	readonly original: string | null;
	/** What was done, for people. */
	readonly shown: string;
}

/** One way to go wrong; `mutate` gives null where a row has no place for it. */
export interface Fault {
	readonly name: string;
	readonly mutate: (site: Site, random: Random) => Mutation | null;
}

/** Every fault operator, in the order in which they are told. */
export const faults: readonly Fault[] = [...portFaults, ...noteFaults, ...structureFaults, ...damageFaults];
