/** Knows the pieces, their ids and the special ones, and the files they are kept in. */
package mcl.tokenization.vocabulary;
