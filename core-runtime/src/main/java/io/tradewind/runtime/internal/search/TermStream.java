package io.tradewind.runtime.internal.search;

import java.util.Iterator;
import java.util.List;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

import io.tradewind.runtime.internal.search.Terms.Term;

/** Hands terms over to the index. */
final class TermStream extends TokenStream {
    private final CharTermAttribute text = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Term> terms;
    private Iterator<Term> rest;
    private int place = -1;

    TermStream(List<Term> terms) {
        this.terms = terms;
        this.rest = terms.iterator();
    }

    @Override
    public void reset() {
        rest = terms.iterator();
        place = -1;
    }

    @Override
    public boolean incrementToken() {
        if (!rest.hasNext()) {
            return false;
        }
        Term term = rest.next();
        clearAttributes();
        text.append(term.text());
        step.setPositionIncrement(term.place() - place);
        place = term.place();
        return true;
    }
}
