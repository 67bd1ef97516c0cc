package io.github.ibkringest.broker.ibkr.flex.row;

import io.github.ibkringest.broker.error.UnreadablePayloadException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.xml.stream.XMLStreamReader;

/**
 * The few different shapes that the rows of one statement have, numbered. One thread adds shapes, others may look up by
 * number what they have been told of.
 */
public final class RowShapes {

    /** A real statement has a handful; more means that somebody wants to fill the memory. */
    private static final int LIMIT = 2_000;

    /** Characters of the names of a row; a real one has some hundred. Longer names could not be read back as JSON. */
    private static final int WIDTH = 1 << 14;

    private final List<RowShape> shapes = new CopyOnWriteArrayList<>();
    private final Map<RowShape, Integer> numbers = new HashMap<>();
    private final Map<String, RowShape> latest = new HashMap<>();
    private final Map<List<String>, RowShape> known = new HashMap<>();
    private final Map<String, Map<RowShape, RowShape>> marked = new HashMap<>();

    /** The shape of the element that the parser stands on. */
    public RowShape of(String element, XMLStreamReader xml) {
        RowShape shape = latest.get(element);
        if (shape == null || !matches(shape, xml)) {
            shape = find(element, xml);
            latest.put(element, shape);
        }
        return shape;
    }

    /** The shape with a mark behind all attributes. */
    RowShape with(RowShape shape, String mark) {
        return marked.computeIfAbsent(mark, first -> new HashMap<>())
                .computeIfAbsent(shape, unmarked -> add(unmarked.with(mark)));
    }

    /** The number of a shape that was added. */
    public int number(RowShape shape) {
        return numbers.get(shape);
    }

    /** The shape with that number. */
    public RowShape get(int number) {
        return shapes.get(number);
    }

    List<RowShape> all() {
        return List.copyOf(shapes);
    }

    private RowShape find(String element, XMLStreamReader xml) {
        List<String> names = new ArrayList<>();
        names.add(element);
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            names.add(xml.getAttributeLocalName(i));
        }
        if (names.stream().mapToInt(String::length).sum() > WIDTH) {
            throw new UnreadablePayloadException(
                    "the attribute names of a row have more than " + WIDTH + " characters; this is no Flex statement");
        }
        return known.computeIfAbsent(names, key -> add(new RowShape(element, names.subList(1, names.size()))));
    }

    private RowShape add(RowShape shape) {
        if (shapes.size() == LIMIT) {
            throw new UnreadablePayloadException(
                    "the rows have more than " + LIMIT + " different sets of attributes; this is no Flex statement");
        }
        numbers.put(shape, shapes.size());
        shapes.add(shape);
        return shape;
    }

    private static boolean matches(RowShape shape, XMLStreamReader xml) {
        if (xml.getAttributeCount() != shape.size()) {
            return false;
        }
        for (int i = 0; i < shape.size(); i++) {
            if (!shape.attribute(i).equals(xml.getAttributeLocalName(i))) {
                return false;
            }
        }
        return true;
    }
}
