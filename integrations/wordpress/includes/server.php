<?php
/**
 * The address of the community's server.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

const SERVER_OPTION = 'community_widgets_server';

/** The address of the server without a slash at its end; empty where none is set. */
function server(): string {
	return (string) get_option( SERVER_OPTION, '' );
}

/**
 * What was typed or pasted as the address of a server: the address itself, that of the loader, or the snippet with it.
 *
 * @param string $typed What was typed.
 * @return string|\WP_Error The address without a slash at its end, or why it is none.
 */
function parse_server( string $typed ) {
	$typed = trim( $typed, " \t\n\r\0\x0B\"'“”‘’«»„" );
	if ( preg_match( '~\bsrc=["\']?([^"\'\s>]+)~', $typed, $found ) ) {
		$typed = $found[1];
	}
	$address = preg_replace( '~(/widgets/[\w.-]*|/snippet|/health|/embed/[\w-]*)?/*([?#].*)?$~', '', $typed );
	if ( ! preg_match( '~^[a-z][a-z0-9+.-]*://~i', $address ) ) {
		$address = 'https://' . $address;
	}
	$parts = wp_parse_url( $address );
	$host  = strtolower( $parts['host'] ?? '' );
	if ( ! preg_match( '~^([a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:.]+\])$~', $host ) || isset( $parts['user'] ) ) {
		return new \WP_Error( 'address', __( 'That is not the address of a server. It looks like https://api.example.org.', 'community-widgets' ) );
	}
	$scheme = strtolower( $parts['scheme'] );
	if ( 'https' !== $scheme && ! ( 'http' === $scheme && is_local( $host ) ) ) {
		return new \WP_Error( 'https', __( 'The address must begin with https://. Passwords and email addresses are sent to it.', 'community-widgets' ) );
	}
	$path = $parts['path'] ?? '';
	if ( ! preg_match( '~^[\w./%+-]*$~', $path ) ) {
		return new \WP_Error( 'address', __( 'That is not the address of a server. It looks like https://api.example.org.', 'community-widgets' ) );
	}
	return $scheme . '://' . $host . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' ) . rtrim( $path, '/' );
}

/**
 * Whether a host is this computer, where http is as safe as https.
 *
 * @param string $host A host name or address.
 */
function is_local( string $host ): bool {
	return (bool) preg_match( '~^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$~', $host );
}

/** The origin of this site, as browsers send it. */
function site_origin(): string {
	$parts = wp_parse_url( home_url() );
	return strtolower( $parts['scheme'] . '://' . $parts['host'] ) . ( isset( $parts['port'] ) ? ':' . $parts['port'] : '' );
}

/**
 * A request to the server. Redirects are not followed, for pages could not use such an address either.
 *
 * @param string   $url     What to get.
 * @param string[] $headers Request headers.
 * @return array|\WP_Error
 */
function get_from_server( string $url, array $headers = array() ) {
	return wp_remote_get(
		$url,
		array(
			'timeout'             => 5,
			'redirection'         => 0,
			'headers'             => $headers,
			'limit_response_size' => 128 * KB_IN_BYTES,
			// In a network of sites, the owner of one must not reach what only the network's own machine can.
			'reject_unsafe_urls'  => is_multisite(),
		)
	);
}
