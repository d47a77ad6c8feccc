/** A path below the content folder as it can be opened from where the command runs. */
export function at(content: string, path: string): string {
	const folder = content.replace(/[\\/]+$/, '').replaceAll('\\', '/');
	return folder === '' ? `/${path}` : folder === '.' ? path : `${folder}/${path}`;
}
