import type { Analysis } from '../../core/index.ts';
import { decodeTree, treeIn } from './entry.ts';

/** The trees of a run's documents as bytes: pages ask for one at a time, and as objects all take four times the memory. */
export interface PackedTrees {
	/** Keeps the tree of what was read of a file, by what `encode` made of that. */
	put(path: string, entry: Uint8Array): void;
	/** Has each document of an analysis unpack its tree whenever it is asked for it. */
	giveTo(analysis: Analysis): void;
}

/** Begins without any. */
export function packedTrees(): PackedTrees {
	const trees = new Map<string, Uint8Array>();
	return {
		put(path, entry) {
			trees.set(path, treeIn(entry));
		},
		giveTo({ documents }) {
			for (const document of documents) {
				const tree = trees.get(document.path);
				if (tree) Object.defineProperty(document, 'tree', { enumerable: true, get: () => decodeTree(tree) });
			}
		},
	};
}
