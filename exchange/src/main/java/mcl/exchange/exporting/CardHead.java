package mcl.exchange.exporting;

/**
 * What a card says whatever the model is.
 *
 * @param title the model's name
 * @param software what exported it
 */
record CardHead(String title, String software, CardFacts facts) {}
