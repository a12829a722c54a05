/** Text to ids, and back. */
package mcl.tokenization.encoding;
