import type { APIRoute } from 'astro';
import { currentSite } from '../../site/site.ts';

/** One path a download. */
export const getStaticPaths = () => [...currentSite().downloads.keys()].map((file) => ({ params: { file } }));

/** Writes a download. */
export const GET: APIRoute = ({ params }) => {
	const write = currentSite().downloads.get(params.file ?? '');
	return write ? new Response(write()) : new Response(null, { status: 404 });
};
