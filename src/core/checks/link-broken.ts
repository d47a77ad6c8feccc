import type { Segment, SourceDocument } from '../model.ts';
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
			passagesIn(document).flatMap((segment) =>
				segment.marks.flatMap((mark) =>
					mark.kind === 'link' && mark.href !== undefined
						? { name: mark.href, location: context.locate(segment, mark.start, mark.end), target: mark }
						: [],
				),
			),
		);
	},
};
export default check;

/** Every segment of a document; a spanning cell once. */
function passagesIn({ blocks, tables }: SourceDocument): Segment[] {
	const cells = tables.flatMap(({ headers, rows }) => [...headers, ...rows].flatMap((row) => row.cells));
	return [...blocks, ...new Set(cells)];
}
