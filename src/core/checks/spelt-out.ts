/** Whether words follow each other in a text whose initials are an acronym; each may have a word more before it. */
export function isSpeltOut(acronym: string, text: string): boolean {
	if (!/^\p{L}{2,8}$/u.test(acronym)) return false;
	const words = [...acronym].map((letter) => `${letter}\\p{L}+`).join('[\\s-]+(?:\\p{L}+[\\s-]+)?');
	return new RegExp(`(?<!\\p{L})${words}`, 'iu').test(text);
}
