<?php
/**
 * The HTML of an element.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

/**
 * The tag, and in it what shows where no script runs.
 *
 * @param string $tag     Tag of an element.
 * @param array  $given   Values by the name of the attribute.
 * @param string $wrapper What the block editor adds: class and style, escaped.
 */
function render_element( string $tag, array $given, string $wrapper = '' ): string {
	if ( ! server() ) {
		return current_user_can( 'manage_options' )
			? '<p><a href="' . esc_url( settings_url() ) . '">' . esc_html__( 'Enter the address of your community server to show this. Only administrators see this note.', 'community-widgets' ) . '</a></p>'
			: '';
	}
	if ( is_feed() ) {
		return link_instead( $tag );
	}
	enqueue_assets();
	$attributes = clean_attributes( $tag, $given );
	$html       = '';
	foreach ( $attributes as $name => $value ) {
		$html .= ' ' . $name . '="' . esc_attr( $value ) . '"';
	}
	if ( '' !== $wrapper ) {
		$html .= ' ' . $wrapper;
	}
	$content = 'newsletter-signup' === $tag ? signup_form( $attributes ) : '';
	if ( '' === $content && ! isset( $attributes['compact'] ) ) {
		$slot    = 'member-login' === $tag ? ' slot="signed-out"' : '';
		$content = '<noscript' . $slot . '>' . link_instead( $tag ) . '</noscript>';
	}
	return "<{$tag}{$html}>{$content}</{$tag}>";
}

/**
 * For readers without scripts, and feeds: what does the same on the server, or says where it works.
 *
 * @param string $tag Tag of an element.
 */
function link_instead( string $tag ): string {
	switch ( $tag ) {
		case 'newsletter-signup':
			return '<p><a href="' . esc_url( server() . '/newsletter/signup' ) . '">' . esc_html__( 'Subscribe to the newsletter', 'community-widgets' ) . '</a></p>';
		case 'showcase-feed':
			return '<p><a href="' . esc_url( server() . '/showcase.html' ) . '">' . esc_html__( 'See what members have made', 'community-widgets' ) . '</a></p>';
		default:
			$text = 'member-login' === $tag
				? __( 'Members sign in here. This needs scripts to be on in your browser.', 'community-widgets' )
				: __( 'The groups are shown here. This needs scripts to be on in your browser.', 'community-widgets' );
			return is_feed() ? '' : '<p>' . esc_html( $text ) . '</p>';
	}
}
