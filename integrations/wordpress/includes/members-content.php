<?php
/**
 * What an author writes between <member-login> and </member-login>, or in its placeholder, is left out of everything that WordPress
 * shows: it would be in the source of the page, in feeds and excerpts, where everyone can read it. The post keeps it, so that the author
 * can move it to a members' page. Where the HTML is not clear, more is left out than browsers would put into the tag, never less.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

/** Slots of <member-login> whose content is meant for everyone. */
const PUBLIC_SLOTS = array( 'signed-out', 'heading' );

/** Tags without an end. */
const VOID_TAGS = array( 'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr' );

/** Tags that the begin of another one may end. */
const OPEN_TAGS = array( 'p', 'li', 'dt', 'dd' );

/** Tags that end those. */
const BLOCK_TAGS = '~^(address|article|aside|blockquote|center|d[dlt]|details|dialog|div|fieldset|figcaption|figure|footer|form|h[1-6r]|header|hgroup|li|main|menu|nav|[ou]l|p|pre|search|section|summary|table)$~';

/** What stands between the name of a tag and its end. Quotation marks hold values only after a sign of equality. */
const ATTRIBUTES = '(?>[^>=]+|=\s*"[^"]*"|=\s*\'[^\']*\'|=)*+';

/** A comment; an element that holds no tags, up to its end; a tag. */
const TOKEN = '~<!--(?:-?>|.*?(?:--!?>|\z))|<(script|style|textarea|title|iframe|noscript)(?=[\s/>]).*?(?=</\1[\s/>]|\z)|<(/?)([a-z][^\s/>]*+)(' . ATTRIBUTES . ')>~is';

// Before blocks (9) and paragraphs (10), which move the content out of the tag.
foreach ( array( 'the_content', 'get_the_excerpt', 'render_block', 'widget_text', 'widget_text_content', 'widget_custom_html_content' ) as $community_widgets_hook ) {
	add_filter( $community_widgets_hook, __NAMESPACE__ . '\leave_out_members_content', 1 );
}
unset( $community_widgets_hook );
// What page builders have put there meanwhile.
add_filter( 'the_content', __NAMESPACE__ . '\leave_out_members_content', 99 );
add_filter( 'content_pagination', __NAMESPACE__ . '\leave_out_of_pages' );
add_action( 'admin_notices', __NAMESPACE__ . '\warn_of_members_content' );

/**
 * The same without what stands in a <member-login>, besides what is for everyone.
 *
 * @param string|mixed $content Stored or rendered HTML.
 * @return string|mixed
 */
function leave_out_members_content( $content ) {
	return is_string( $content ) ? replace_members_content( $content ) : $content;
}

/**
 * The same for a post in several pages, where a tag may begin on one and end on another, and for themes that show a post unfiltered.
 *
 * @param string[] $pages Stored content.
 * @return string[]
 */
function leave_out_of_pages( array $pages ): array {
	$between = '<!--nextpage-->';
	return explode( $between, replace_members_content( implode( $between, $pages ) ) );
}

/**
 * Whether something stands in a <member-login> that is left out.
 *
 * @param string $content Stored content.
 */
function has_members_content( string $content ): bool {
	$is_found = false;
	replace_members_content( $content, $is_found );
	return $is_found;
}

/**
 * Leaves the content out, and says whether there was any.
 *
 * @param string $html     HTML.
 * @param bool   $is_found Whether anything was left out.
 */
function replace_members_content( string $html, bool &$is_found = false ): string {
	if ( false === stripos( $html, 'member-login' ) ) {
		return $html;
	}
	$result = '';
	$at     = 0;
	$next   = 0;
	while ( preg_match( '~<([a-z][^\s/>]*+)(' . ATTRIBUTES . ')>~i', $html, $found, PREG_OFFSET_CAPTURE, $next ) ) {
		list( list( $tag, $start ), list( $name ), list( $attributes ) ) = $found;
		if ( ! is_member_login( $name, $attributes ) ) {
			// Not behind it, for it may be text of a script that looks like a tag.
			$next = $start + 1;
			continue;
		}
		$inside                = $start + strlen( $tag );
		$next                  = end_of_element( $html, $name, $inside );
		list( $public, $rest ) = sort_content( substr( $html, $inside, $next - $inside ) );
		$is_found              = $is_found || ! is_blank( $rest );
		$result               .= substr( $html, $at, $inside - $at ) . $public;
		$at                    = $next;
	}
	// Where PHP gives up on a text, nothing of it is shown.
	return preg_last_error() ? $result : $result . substr( $html, $at );
}

/**
 * Whether a tag is one, or its placeholder.
 *
 * @param string $name       Name of the element.
 * @param string $attributes Its attributes, as they are written.
 */
function is_member_login( string $name, string $attributes ): bool {
	return 'member-login' === strtolower( $name ) || preg_match( '~\sdata-community\s*=\s*["\']?member-login(?![\w-])~i', $attributes );
}

/**
 * Where the end tag of an element begins, or the end of the HTML, which is where browsers end it then.
 *
 * @param string $html HTML.
 * @param string $name Name of the element.
 * @param int    $at   Where its content begins.
 */
function end_of_element( string $html, string $name, int $at ): int {
	$depth   = 1;
	$name    = strtolower( $name );
	$is_open = in_array( $name, OPEN_TAGS, true );
	while ( preg_match( TOKEN, $html, $found, PREG_OFFSET_CAPTURE, $at ) ) {
		list( $token, $start ) = $found[0];
		$tag                   = strtolower( $found[3][0] ?? '' );
		$is_end                = '/' === ( $found[2][0] ?? '' );
		if ( $is_open && ! $is_end && preg_match( BLOCK_TAGS, $tag ) ) {
			return $start;
		}
		if ( $tag === $name ) {
			$depth += $is_end ? -1 : 1;
		}
		if ( ! $depth ) {
			return $start;
		}
		$at = $start + strlen( $token );
	}
	return strlen( $html );
}

/**
 * The children of a <member-login> that are for everyone, and the rest.
 *
 * @param string $content What stands in the tag.
 * @return string[]
 */
function sort_content( string $content ): array {
	$public = '';
	$rest   = '';
	$at     = 0;
	while ( preg_match( TOKEN, $content, $found, PREG_OFFSET_CAPTURE, $at ) ) {
		list( $token, $start ) = $found[0];
		$rest                 .= substr( $content, $at, $start - $at );
		$at                    = $start + strlen( $token );
		$raw                   = $found[1][0] ?? '';
		$name                  = strtolower( $raw ? $raw : ( $found[3][0] ?? '' ) );
		if ( $name && '' === ( $found[2][0] ?? '' ) && ! in_array( $name, VOID_TAGS, true ) ) {
			$end = end_of_element( $content, $name, $at );
			$at  = $end + ( preg_match( '~</' . preg_quote( $name, '~' ) . '\s*>~Ai', $content, $close, 0, $end ) ? strlen( $close[0] ) : 0 );
		}
		if ( 'noscript' === $name || is_for_everyone( $found[4][0] ?? '' ) ) {
			$public .= substr( $content, $start, $at - $start );
		} else {
			$rest .= substr( $content, $start, $at - $start );
		}
	}
	return array( $public, $rest . substr( $content, $at ) );
}

/**
 * Whether the slot of a child is one for everyone.
 *
 * @param string $attributes Its attributes, as they are written.
 */
function is_for_everyone( string $attributes ): bool {
	return preg_match( '~\sslot\s*=\s*["\']?([\w-]+)~i', $attributes, $slot ) && in_array( $slot[1], PUBLIC_SLOTS, true );
}

/**
 * Whether nothing can be read there: editors put spaces and empty paragraphs into empty tags.
 *
 * @param string $html HTML.
 */
function is_blank( string $html ): bool {
	return ! preg_match( '~<(img|picture|video|audio|iframe|object|embed|svg|script|form|input)\b~i', $html )
		&& '' === trim( str_replace( array( '&nbsp;', "\xC2\xA0", "\u{FEFF}" ), '', wp_strip_all_tags( $html ) ) );
}

/** The sentence for the author, here and in the block editor. */
function members_content_note(): string {
	return __( 'Content inside the member login is not shown to anyone, because everyone could read it in the source of the page. Move it to a members’ page on your server, and write that page’s id into the tag: page="…".', 'community-widgets' );
}

/** Says so above the classic editor. */
function warn_of_members_content(): void {
	$screen = get_current_screen();
	$post   = get_post();
	if ( $screen && 'post' === $screen->base && ! $screen->is_block_editor() && $post && has_members_content( $post->post_content ) ) {
		printf( '<div class="notice notice-warning" id="community-widgets-members-content"><p>%s</p></div>', esc_html( members_content_note() ) );
	}
}
