import type { Finding } from '../model.ts';

/** An example of a check's page: small sources, and the findings that they have. */
export interface Example {
	readonly name: string;
	readonly files: readonly { readonly locale: string; readonly text: string }[];
	/** The files beside the documents, for checks that look for targets. */
	readonly others: readonly string[] | null;
	readonly expected: readonly (Partial<Finding> & { readonly line: number })[];
}

/** The examples of a check's page, given as Markdown. */
export function examplesIn(page: string): Example[] {
	return page
		.split(/^### /m)
		.slice(1)
		.map((section) => {
			const fences = [...section.matchAll(/^```(\w+) (\S+)\n([\s\S]*?)^```$/gm)];
			const json = (name: string) =>
				fences.find(([, language, given]) => language === 'json' && given === name)?.[3] ?? 'null';
			return {
				name: section.split('\n', 1)[0] as string,
				files: fences
					.filter(([, language]) => language === 'md')
					.map(([, , locale, text]) => ({ locale: locale as string, text: text as string })),
				others: JSON.parse(json('files')),
				expected: JSON.parse(json('findings')),
			};
		});
}
