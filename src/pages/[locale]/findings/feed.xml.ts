import type { APIRoute } from 'astro';
import type { Locale } from '../../../core/index.ts';
import { localePaths } from '../../../site/paths.ts';
import { findingsFeed } from '../../../site/publish/feed.ts';
import { currentSite } from '../../../site/site.ts';

/** The findings as a feed, in every locale. */
export const getStaticPaths = () => localePaths(currentSite());

/** Writes it. */
export const GET: APIRoute<{ locale: Locale }> = ({ props }) => new Response(findingsFeed(currentSite(), props.locale));
