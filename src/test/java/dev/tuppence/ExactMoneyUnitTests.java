package dev.tuppence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the compiled code, since a local variable of type double shows in no signature. */
class ExactMoneyUnitTests {

    private static final Path CLASSES = Path.of("target/classes/dev/tuppence");
    private static final Set<TypeKind> INEXACT = Set.of(TypeKind.FLOAT, TypeKind.DOUBLE);

    /** Lengths on paper are fractions of a point. */
    private static final Path PAPER = CLASSES.resolve("statements/PdfText.class");

    @Test
    void whatMeasuresPaperKnowsNoMoney() throws IOException {
        assertThat(ClassFile.of().parse(PAPER).constantPool())
                .filteredOn(ClassEntry.class::isInstance)
                .extracting(entry -> ((ClassEntry) entry).asInternalName())
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("dev/tuppence/money/"));
    }

    @Test
    void noCodeCalculatesWithFloatOrDouble() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            List<String> inexact = files.filter(file -> file.toString().endsWith(".class") && !file.equals(PAPER))
                    .flatMap(ExactMoneyUnitTests::inexactMethods)
                    .toList();
            assertThat(inexact).isEmpty();
        }
    }

    private static Stream<String> inexactMethods(Path file) {
        try {
            ClassModel model = ClassFile.of().parse(file);
            return model.methods().stream()
                    .filter(ExactMoneyUnitTests::calculatesInexactly)
                    .map(method -> CLASSES.relativize(file) + " " + method.methodName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean calculatesInexactly(MethodModel method) {
        return method.code().stream()
                .flatMap(code -> code.elementStream())
                .anyMatch(
                        element -> element instanceof Instruction instruction && INEXACT.contains(kindOf(instruction)));
    }

    private static TypeKind kindOf(Instruction instruction) {
        return switch (instruction) {
            case LoadInstruction load -> load.typeKind();
            case StoreInstruction store -> store.typeKind();
            case OperatorInstruction operator -> operator.typeKind();
            case ConvertInstruction convert -> convert.toType();
            case ArrayLoadInstruction load -> load.typeKind();
            case ReturnInstruction answer -> answer.typeKind();
            default -> TypeKind.VOID;
        };
    }
}
