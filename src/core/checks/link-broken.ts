import type { Passage, SourceDocument } from '../model.ts';
import type { Check } from './check.ts';
import { missingTargets } from './missing-targets.ts';

/** A link to a page or a heading that is not there. */
const check: Check = {
	id: 'link-broken',
	family: 'form',
	scope: 'topic',
	severity: 'warning',
	*run({ topic }, context) {
		yield* missingTargets('link-broken', topic, context, (document) =>
			passagesIn(document).flatMap((passage) =>
				passage.marks.flatMap((mark) =>
					mark.kind === 'link' && mark.href !== undefined
						? { target: mark.href, place: context.place(passage, mark.start, mark.end), subject: mark }
						: [],
				),
			),
		);
	},
};
export default check;

/** Every passage of a document; a spanning cell once. */
function passagesIn({ blocks, tables }: SourceDocument): Passage[] {
	const cells = tables.flatMap(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
	return [...blocks, ...new Set(cells)];
}
