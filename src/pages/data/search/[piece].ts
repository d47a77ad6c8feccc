import type { APIRoute } from 'astro';
import { writePieces } from '../../../site/search/write-pieces.ts';
import { currentSite } from '../../../site/site.ts';

/** One path a piece of the search's index. */
export const getStaticPaths = () =>
	[...writePieces(currentSite())].map(([piece, write]) => ({ params: { piece }, props: { write } }));

/** Writes a piece. */
export const GET: APIRoute<{ write: () => string }> = ({ props }) => new Response(props.write());
