<?php
/**
 * The loader of the server and the plugin's own style sheet, on pages that have an element.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

const LOADER = 'community-widgets-loader';
const STYLES = 'community-widgets';

add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\register_assets', 5 );
add_action( 'wp_enqueue_scripts', __NAMESPACE__ . '\enqueue_for_posts', 20 );
add_filter( 'script_loader_tag', __NAMESPACE__ . '\load_async', 10, 2 );
add_filter( 'the_content', __NAMESPACE__ . '\enqueue_for_content', 99 );
add_filter( 'render_block', __NAMESPACE__ . '\enqueue_for_content', 99 );
add_filter( 'widget_text_content', __NAMESPACE__ . '\enqueue_for_content', 99 );
add_filter( 'widget_custom_html_content', __NAMESPACE__ . '\enqueue_for_content', 99 );
add_filter( 'no_texturize_tags', __NAMESPACE__ . '\keep_wording' );

/** Registers both; the loader keeps its address without a version, so that a page has it once. */
function register_assets(): void {
	wp_register_style( STYLES, plugins_url( 'assets/community-widgets.css', COMMUNITY_WIDGETS_FILE ), array(), COMMUNITY_WIDGETS_VERSION );
	wp_add_inline_style( STYLES, theme_css() );
	if ( server() ) {
		// phpcs:ignore WordPress.WP.EnqueuedResourceParameters.MissingVersion
		wp_register_script( LOADER, server() . '/widgets/loader.js', array(), null, array( 'in_footer' => true, 'strategy' => 'async' ) );
	}
}

/** Both, once; the style sheet in the head where it is known by then that the page has an element. */
function enqueue_assets(): void {
	if ( server() && ! is_admin() && ! is_feed() ) {
		wp_enqueue_style( STYLES );
		wp_enqueue_script( LOADER );
	}
}

/** In a classic theme, the head is written before the content is rendered, so posts are looked through before. */
function enqueue_for_posts(): void {
	global $wp_query;
	foreach ( $wp_query->posts ?? array() as $post ) {
		if ( $post instanceof \WP_Post && has_element( $post->post_content ) ) {
			enqueue_assets();
			return;
		}
	}
}

/**
 * For tags and placeholders that were pasted.
 *
 * @param string|mixed $content Rendered HTML.
 * @return string|mixed The same.
 */
function enqueue_for_content( $content ) {
	if ( is_string( $content ) && has_element( $content ) ) {
		enqueue_assets();
	}
	return $content;
}

/**
 * Whether there is a block, a shortcode, a tag or a placeholder of an element.
 *
 * @param string $content Stored or rendered content.
 */
function has_element( string $content ): bool {
	return 1 === preg_match( '~<!-- wp:community-widgets/|\[(newsletter_signup|member_login|group_board|showcase_feed)\b|<(newsletter-signup|member-login|group-board|showcase-feed)\b|\bdata-community=~', $content );
}

/**
 * WordPress 6.2 and older know no `strategy`.
 *
 * @param string $tag    The script tag.
 * @param string $handle Handle of the script.
 */
function load_async( string $tag, string $handle ): string {
	return LOADER === $handle && ! preg_match( '~\sasync\b~', $tag ) ? str_replace( ' src=', ' async src=', $tag ) : $tag;
}

/**
 * The wording of a consent is recorded as it stands on the page, so WordPress must not set its quotation marks and dashes anew.
 *
 * @param string[] $tags Names of elements whose text is left alone.
 */
function keep_wording( array $tags ): array {
	$tags[] = 'newsletter-signup';
	return $tags;
}
