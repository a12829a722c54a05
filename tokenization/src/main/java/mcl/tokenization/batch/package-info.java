/** Deals shuffled sequences as batches; any batch can be had without those before it. */
package mcl.tokenization.batch;
