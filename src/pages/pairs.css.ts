import type { APIRoute } from 'astro';
import { pairStyles } from '../site/compare.ts';
import { currentSite } from '../site/site.ts';

/** The pairs of languages that a comparison can show, as styles. */
export const GET: APIRoute = () => new Response(pairStyles(currentSite().analysis.locales));
