import { html } from 'hono/html';
import type { Html } from './document.ts';

type FeedUrl = (format: 'rss' | 'atom' | 'json') => string;

/** Links in the head by which feed readers find the feeds of a page. */
export const feedAlternates = (url: FeedUrl, title: string): Html =>
  html`<link rel="alternate" type="application/rss+xml" href="${url('rss')}" title="${title}" />
    <link rel="alternate" type="application/atom+xml" href="${url('atom')}" title="${title}" />
    <link rel="alternate" type="application/feed+json" href="${url('json')}" title="${title}" />`;

/** The same links, for people. */
export const feedLinks = (url: FeedUrl): Html =>
  html`<a href="${url('rss')}">RSS</a> · <a href="${url('atom')}">Atom</a> ·
    <a href="${url('json')}">JSON Feed</a>`;
