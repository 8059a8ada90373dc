<?php
/**
 * What the server says of its newsletter: title, promise, topics and consents, for the form that works without scripts.
 *
 * @package CommunityWidgets
 */

namespace CommunityWidgets;

defined( 'ABSPATH' ) || exit;

const NEWSLETTER_OPTION = 'community_widgets_newsletter';
const REFRESH_HOOK      = 'community_widgets_refresh';
/** After this, it is asked for again, while pages show what is stored. */
const NEWSLETTER_FRESH_S = 5 * MINUTE_IN_SECONDS;

add_action( REFRESH_HOOK, __NAMESPACE__ . '\refresh_newsletter' );

/** The language of this site, as in HTML. */
function site_language(): string {
	return (string) preg_replace( '~-formal$~', '-x-formal', get_bloginfo( 'language' ) );
}

/**
 * What is stored of the newsletter in this language. A visitor never waits for the server: where there is nothing yet, or it is old, it
 * is fetched in the background.
 *
 * @return array|null Null where nothing is stored yet.
 */
function newsletter(): ?array {
	$language = site_language();
	$stored   = get_option( NEWSLETTER_OPTION );
	$of       = is_array( $stored ) && ( $stored['server'] ?? '' ) === server() ? $stored['languages'][ $language ] ?? null : null;
	$is_fresh = $of && $of['at'] > time() - NEWSLETTER_FRESH_S;
	if ( server() && ! $is_fresh && ! wp_next_scheduled( REFRESH_HOOK, array( $language ) ) ) {
		wp_schedule_single_event( time(), REFRESH_HOOK, array( $language ) );
	}
	return $of['newsletter'] ?? null;
}

/**
 * Fetches and stores what the server says now.
 *
 * @param string $language The language of the site.
 */
function refresh_newsletter( string $language ): void {
	$server   = server();
	$response = $server ? get_from_server( $server . '/newsletter?lang=' . rawurlencode( $language ) ) : null;
	if ( $response && 200 === wp_remote_retrieve_response_code( $response ) ) {
		store_newsletter( $server, $language, json_decode( wp_remote_retrieve_body( $response ), true ) );
	}
}

/**
 * Stores a newsletter, if it is one.
 *
 * @param string $server   The server that said it.
 * @param string $language The language that it was asked for in.
 * @param mixed  $said     The decoded response.
 */
function store_newsletter( string $server, string $language, $said ): void {
	$newsletter = parse_newsletter( $said );
	if ( ! $newsletter ) {
		return;
	}
	$stored = get_option( NEWSLETTER_OPTION );
	if ( ! is_array( $stored ) || ( $stored['server'] ?? '' ) !== $server ) {
		$stored = array(
			'server'    => $server,
			'languages' => array(),
		);
	}
	$stored['languages'][ $language ] = array(
		'at'         => time(),
		'newsletter' => $newsletter,
	);
	update_option( NEWSLETTER_OPTION, $stored, false );
}

/**
 * The parts of a newsletter that the form needs; null where it is none.
 *
 * @param mixed $said The decoded response of the server.
 */
function parse_newsletter( $said ): ?array {
	if ( ! is_array( $said ) || ! is_string( $said['title'] ?? null ) || ! is_array( $said['consents'] ?? null ) ) {
		return null;
	}
	$text = static function ( $from, string $name ): string {
		return is_array( $from ) && is_string( $from[ $name ] ?? null ) ? mb_substr( $from[ $name ], 0, 2000 ) : '';
	};
	$list = static function ( string $name ) use ( $said ): array {
		return array_slice( array_values( is_array( $said[ $name ] ?? null ) ? $said[ $name ] : array() ), 0, 20 );
	};
	return array(
		'locale'   => $text( $said, 'locale' ),
		'title'    => $text( $said, 'title' ),
		'promise'  => $text( $said, 'promise' ),
		'fields'   => array_filter( $list( 'fields' ), 'is_string' ),
		'topics'   => array_map(
			static function ( $topic ) use ( $text ) {
				return array(
					'id'    => $text( $topic, 'id' ),
					'label' => $text( $topic, 'label' ),
				);
			},
			$list( 'topics' )
		),
		'consents' => array_map(
			static function ( $consent ) use ( $text ) {
				return array(
					'purpose'  => $text( $consent, 'purpose' ),
					'wording'  => $text( $consent, 'wording' ),
					'required' => ! empty( $consent['required'] ),
				);
			},
			$list( 'consents' )
		),
	);
}
