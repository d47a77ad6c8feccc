/** A mistake that the user can mend; its message is one line: what, where, what to do. Commands print it and exit with 2. */
export class UserError extends Error {
	override readonly name = 'UserError';
}

/** What the file system's codes say, and what to do. */
const KNOWN: Readonly<Record<string, readonly [reason: string, advice: string]>> = {
	EACCES: ['permission denied', 'check the permissions'],
	EPERM: ['operation not permitted', 'check the permissions'],
	ENOENT: ['no such file or folder', 'it was there a moment ago: run this again'],
	EISDIR: ['it is a folder', 'it was a file a moment ago: run this again'],
	ENOTDIR: ['it is not a folder', 'name another place'],
	EEXIST: ['it is there already', 'remove it or name another place'],
	ENOTEMPTY: ['the folder is not empty', 'run this again'],
	ELOOP: ['its symbolic links run in a circle', 'remove one of them'],
	ENAMETOOLONG: ['the name is too long', 'shorten it'],
	ENOSPC: ['no space left on the disk', 'make room and run this again'],
	EDQUOT: ['no space left for this user', 'make room and run this again'],
	EFBIG: ['the file grows too large', 'make room and run this again'],
	EROFS: ['the disk is read-only', 'name another place'],
	EBUSY: ['it is in use', 'end what uses it, or name another place'],
	EXDEV: ['it lies on another disk', 'name another place'],
	EIO: ['the disk can’t be read or written', 'check the disk'],
	EMFILE: ['too many files are open', 'raise the limit of open files (ulimit -n)'],
	ENFILE: ['too many files are open on this machine', 'end other programs'],
	ENOMEM: ['no memory is left', 'end other programs'],
};

/** The words of the C library where a fault has no code: what Node and bundlers do beside JavaScript says no more. */
const WORDS: Readonly<Record<string, string>> = {
	'Too many open files': 'EMFILE',
	'Too many open files in system': 'ENFILE',
	'Device or resource busy': 'EBUSY',
	'No space left on device': 'ENOSPC',
	'Read-only file system': 'EROFS',
	'Permission denied': 'EACCES',
	'Operation not permitted': 'EPERM',
};

/** The code and path of a fault that is told in words only: `Unknown error: Device or resource busy '/a'`. */
function toldInWords(error: unknown): { readonly code: string; readonly path: string | undefined } | null {
	const message = error instanceof Error ? error.message.slice(0, 10_000) : '';
	const [, byNode, path, byRust] =
		/Unknown error: ([A-Z][a-z -]{2,40}) '([^'\n]*)'|\b([A-Z][a-z -]{2,40}) \(os error \d+\)/.exec(message) ?? [];
	const code = WORDS[byNode ?? byRust ?? ''];
	return code === undefined ? null : { code, path };
}

/** What to do about a fault of the file system: what its code asks for, or `otherwise` where that is no more than permissions. */
export function advice(error: unknown, otherwise: string): string {
	const code = codeOf(error);
	return code !== undefined && TELLING.has(code) ? (KNOWN[code]?.[1] ?? otherwise) : otherwise;
}

const TELLING = new Set(['EBUSY', 'EMFILE', 'ENFILE', 'ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'ENOMEM', 'ENOTDIR']);

function codeOf(error: unknown): string | undefined {
	const { code, syscall } = (error ?? {}) as { readonly code?: unknown; readonly syscall?: unknown };
	// Of folders that are made where they are missing, one that is there already is a file.
	if (code === 'EEXIST' && syscall === 'mkdir') return 'ENOTDIR';
	return typeof code === 'string' && code !== '' ? code : toldInWords(error)?.code;
}

/** One line for a fault of the file system that nobody has told more exactly; null for any other fault. */
export function systemFault(error: unknown): string | null {
	const { syscall, path, dest, cause } = (error ?? {}) as NodeJS.ErrnoException & {
		readonly dest?: string;
		readonly cause?: unknown;
	};
	const code = codeOf(error);
	const known = code === undefined || syscall === undefined ? undefined : KNOWN[code];
	if (known) return `${dest ?? path ?? syscall}: ${known[0]}; ${known[1]}`;
	const told = toldInWords(error);
	const words = told && KNOWN[told.code];
	if (words) return `${told.path ? `${told.path}: ` : ''}${words[0]}; ${words[1]}`;
	return cause === undefined ? null : systemFault(cause);
}

/** The one-line reason of anything thrown by the file system, without its stack. */
export function reason(error: unknown): string {
	const code = codeOf(error);
	if (code !== undefined) return KNOWN[code]?.[0] ?? code;
	return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
}
