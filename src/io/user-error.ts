/** A mistake that the user can mend; its message is one line: what, where, what to do. Commands print it and exit with 2. */
export class UserError extends Error {
	override readonly name = 'UserError';
}

/** The one-line reason of anything thrown by the file system, without its stack. */
export function reason(error: unknown): string {
	const code = (error as { code?: unknown } | null)?.code;
	const known: Readonly<Record<string, string>> = {
		EACCES: 'permission denied',
		EPERM: 'operation not permitted',
		ENOENT: 'no such file or folder',
		EISDIR: 'it is a folder',
		ENOTDIR: 'it is not a folder',
		ELOOP: 'its symbolic links run in a circle',
		ENOSPC: 'no space left on the disk',
		EROFS: 'the disk is read-only',
	};
	if (typeof code === 'string') return known[code] ?? code;
	return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
}
