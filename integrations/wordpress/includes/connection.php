<?php
/**
 * The connection test: asks the server what pages of this site will ask, and says in one sentence what is wrong.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

/**
 * Tests the connection, up to the first thing that is wrong.
 *
 * @return array{0: bool, 1: string} Whether everything works, and the sentence.
 */
function test_connection(): array {
	$server = server();
	if ( ! $server ) {
		return array( false, __( 'Enter the address of your server first.', 'community-widgets' ) );
	}
	$problem = process_problem( $server ) ?? readiness_problem( $server ) ?? files_problem( $server ) ?? origin_problem( $server );
	if ( $problem ) {
		return array( false, $problem );
	}
	$newsletter = newsletter();
	/* translators: %s: title of the newsletter */
	$works = sprintf( __( 'Everything works. The newsletter on the server is called “%s”.', 'community-widgets' ), $newsletter['title'] ?? '' );
	$host  = (string) wp_parse_url( $server, PHP_URL_HOST );
	if ( is_local( $host ) && ! is_local( (string) wp_parse_url( home_url(), PHP_URL_HOST ) ) ) {
		/* translators: %s: host name */
		return array( false, sprintf( __( 'This site reaches the server, but your visitors cannot: %s is a name for one’s own computer. Enter the public address of the server.', 'community-widgets' ), $host ) );
	}
	return array( true, $works );
}

/**
 * Whether the server can be reached and is one of this kind.
 *
 * @param string $server Address of the server.
 */
function process_problem( string $server ): ?string {
	$response = get_from_server( $server . '/health' );
	if ( is_wp_error( $response ) ) {
		return unreachable( $server, $response->get_error_message() );
	}
	$status = (int) wp_remote_retrieve_response_code( $response );
	if ( $status >= 300 && $status < 400 ) {
		$target = parse_server( (string) wp_remote_retrieve_header( $response, 'location' ) );
		return is_wp_error( $target )
			/* translators: %s: address */
			? sprintf( __( '%s leads to another address. Enter the address that your browser shows when you open it.', 'community-widgets' ), $server )
			/* translators: 1: address, 2: another address */
			: sprintf( __( '%1$s leads to %2$s. Enter that address instead.', 'community-widgets' ), $server, $target );
	}
	if ( 502 === $status || 503 === $status || 504 === $status ) {
		/* translators: 1: address, 2: HTTP status */
		return sprintf( __( 'The proxy at %1$s answers, but your community server behind it does not (status %2$d). Check that it is running.', 'community-widgets' ), $server, $status );
	}
	$said = json_decode( wp_remote_retrieve_body( $response ), true );
	if ( 200 !== $status || ! is_array( $said ) || 'ok' !== ( $said['status'] ?? '' ) ) {
		/* translators: %s: address */
		return sprintf( __( 'Something answers at %s, but it is not a community server. Check the address, and its path if it has one.', 'community-widgets' ), $server );
	}
	return null;
}

/**
 * Whether the server can serve requests.
 *
 * @param string $server Address of the server.
 */
function readiness_problem( string $server ): ?string {
	$response = get_from_server( $server . '/ready' );
	if ( ! is_wp_error( $response ) && 200 === wp_remote_retrieve_response_code( $response ) ) {
		return null;
	}
	$said   = is_wp_error( $response ) ? null : json_decode( wp_remote_retrieve_body( $response ), true );
	$detail = is_array( $said ) && is_string( $said['detail'] ?? null ) ? mb_substr( $said['detail'], 0, 200 ) : '';
	/* translators: %s: what the server says, in English */
	return trim( sprintf( __( 'The server is running, but cannot serve requests yet. Look at its log. %s', 'community-widgets' ), $detail ) );
}

/**
 * Whether the server has the files of the elements.
 *
 * @param string $server Address of the server.
 */
function files_problem( string $server ): ?string {
	$response = get_from_server( $server . '/widgets/loader.js' );
	$type     = is_wp_error( $response ) ? '' : (string) wp_remote_retrieve_header( $response, 'content-type' );
	if ( 200 === wp_remote_retrieve_response_code( $response ) && false !== strpos( $type, 'javascript' ) ) {
		return null;
	}
	/* translators: %s: address of a file */
	return sprintf( __( 'The server is running, but the file %s is not there. Check that your proxy passes on everything below the address, and update the server.', 'community-widgets' ), $server . '/widgets/loader.js' );
}

/**
 * Whether pages of this site may use the server. What it says of its newsletter is stored.
 *
 * @param string $server Address of the server.
 */
function origin_problem( string $server ): ?string {
	$origin   = site_origin();
	$language = site_language();
	$response = get_from_server( $server . '/newsletter?lang=' . rawurlencode( $language ), array( 'Origin' => $origin ) );
	$status   = (int) wp_remote_retrieve_response_code( $response );
	$allowed  = (string) wp_remote_retrieve_header( $response, 'access-control-allow-origin' );
	$said     = is_wp_error( $response ) ? null : json_decode( wp_remote_retrieve_body( $response ), true );
	if ( 200 === $status && in_array( $allowed, array( '*', $origin ), true ) ) {
		store_newsletter( $server, $language, $said );
		return null;
	}
	if ( 200 === $status || 403 === $status ) {
		/* translators: %s: origin of this site */
		return sprintf( __( 'The server does not let pages of %1$s use it. Add this address to ORIGINS on the server, as in ORIGINS=%1$s, and start the server again.', 'community-widgets' ), $origin );
	}
	/* translators: 1: address, 2: HTTP status */
	return sprintf( __( 'The server is running, but %1$s answers with the status %2$d. Look at the log of the server.', 'community-widgets' ), $server . '/newsletter', $status );
}

/**
 * Why nothing answers. WordPress uses one of two ways to send a request, each with messages of its own.
 *
 * @param string $server  Address of the server.
 * @param string $message What WordPress says, in English.
 */
function unreachable( string $server, string $message ): string {
	$host = (string) wp_parse_url( $server, PHP_URL_HOST );
	if ( preg_match( '~could ?n.t resolve|could not resolve|getaddrinfo|name or service|cURL error 6:~i', $message ) ) {
		/* translators: %s: host name */
		return sprintf( __( 'There is no server with the name %s. Check the spelling of the address.', 'community-widgets' ), $host );
	}
	if ( preg_match( '~certificate|self.signed|cURL error (51|60):|peer name|CN=~i', $message ) ) {
		/* translators: %s: host name */
		return sprintf( __( 'The certificate of %s is not valid: it has expired, or is for another name. Renew it on the server. Browsers refuse it, too.', 'community-widgets' ), $host );
	}
	if ( preg_match( '~ssl|tls|cURL error 35:|crypto~i', $message ) ) {
		/* translators: %s: host name */
		return sprintf( __( '%s answers, but not over https. Set up a certificate on the server or its proxy.', 'community-widgets' ), $host );
	}
	if ( preg_match( '~timed? ?out|cURL error 28:~i', $message ) ) {
		/* translators: %s: address */
		return sprintf( __( '%s did not answer within 5 seconds. Check that the server is running, and that no firewall stands between it and this site.', 'community-widgets' ), $server );
	}
	if ( preg_match( '~valid URL~i', $message ) ) {
		/* translators: %s: address */
		return sprintf( __( '%s is in a private network, which sites of this network may not use. Enter the public address of the server.', 'community-widgets' ), $server );
	}
	/* translators: %s: address */
	return sprintf( __( 'Nothing answers at %s. Check the address, and that the server is running.', 'community-widgets' ), $server );
}
