/** Token ids on disk, in safetensors files with a manifest, and the sequences cut from them. */
package mcl.tokenization.shards;
