package io.postrider.contacts;

import java.util.List;

/** Somebody who builds on attributes; what is used is not removed. */
public interface AttributeUse {

    /** Who uses this attribute, each named as a person would, such as {@code the segment "Tea drinkers"}; empty when nobody does. */
    List<String> of(String attribute);
}
