// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {DevToken} from "../src/dev/DevToken.sol";
import {IRootVerifier, IVerifier} from "../src/IVerifier.sol";
import {Leaves} from "../src/Leaves.sol";
import {LocalChain} from "../src/LocalChain.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {MockVerifier} from "./Mocks.sol";
import {Test} from "./Test.sol";

/// Says yes to everything, or burns all gas.
contract BadVerifier is IVerifier {
    enum Mood {
        YES,
        BURN_GAS
    }

    bytes4 public immutable selector;
    Mood private immutable MOOD;

    constructor(bytes4 selector_, Mood mood) {
        selector = selector_;
        MOOD = mood;
    }

    function verify(bytes32, bytes32, uint256, bytes calldata) external view {
        _answer();
    }

    function verifyRoot(bytes32, bytes calldata) external view {
        _answer();
    }

    function _answer() private view {
        while (MOOD == Mood.BURN_GAS) {}
    }
}

/// Accepts as proof the selector and the root. It cannot verify single results.
contract MockRootVerifier is IRootVerifier {
    error MockSaysNo();

    bytes4 public immutable selector;

    constructor(bytes4 selector_) {
        selector = selector_;
    }

    function verifyRoot(bytes32 root, bytes calldata proof) external view {
        if (keccak256(proof) != keccak256(abi.encodePacked(selector, root))) revert MockSaysNo();
    }
}

contract RegistryTest is Test {
    bytes4 private constant SELECTOR = 0x11223344;
    address private constant GUARDIAN = address(0x6a4d);
    address private constant STRANGER = address(0xbad);
    bytes32 private constant IMPOSSIBLE = keccak256("always panics");
    bytes32 private constant JOURNAL = keccak256("journal");
    uint64 private constant DELAY = 2 days;
    uint256 private constant NOW = 1_800_000_000;

    VerifierRegistry private registry;
    MockVerifier private verifier;

    function setUp() public {
        vm.warp(NOW);
        registry = new VerifierRegistry(address(this), GUARDIAN, DELAY);
        verifier = new MockVerifier(SELECTOR);
    }

    function expectRange(uint64 delay, uint64 min) private {
        vm.expectRevert(
            abi.encodeWithSelector(VerifierRegistry.DelayOutOfRange.selector, delay, min, registry.MAX_DELAY_SECONDS())
        );
    }

    function testDelayRangeOnPublicChain() public {
        vm.chainId(1);
        expectRange(0, 1 days);
        new VerifierRegistry(address(this), GUARDIAN, 0);
        expectRange(1 days - 1, 1 days);
        new VerifierRegistry(address(this), GUARDIAN, 1 days - 1);
        new VerifierRegistry(address(this), GUARDIAN, 1 days);
        new VerifierRegistry(address(this), GUARDIAN, 90 days);
        expectRange(90 days + 1, 1 days);
        new VerifierRegistry(address(this), GUARDIAN, 90 days + 1);
    }

    function testZeroDelayOnLocalChains() public {
        vm.chainId(1337);
        new VerifierRegistry(address(this), GUARDIAN, 0);
        vm.chainId(31337);
        new VerifierRegistry(address(this), GUARDIAN, 0);
        expectRange(90 days + 1, 0);
        new VerifierRegistry(address(this), GUARDIAN, 90 days + 1);
    }

    function testRolesMustBeGiven() public {
        vm.expectRevert(VerifierRegistry.ZeroAddress.selector);
        new VerifierRegistry(address(0), GUARDIAN, DELAY);
        vm.expectRevert(VerifierRegistry.ZeroAddress.selector);
        new VerifierRegistry(address(this), address(0), DELAY);
    }

    function testAddWorksAfterTheDelayAndNotOneSecondBefore() public {
        vm.expectEmit(true, true, true, true, address(registry));
        emit VerifierRegistry.Added(
            SELECTOR, address(verifier), address(verifier).codehash, IMPOSSIBLE, uint64(NOW + DELAY)
        );
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        VerifierRegistry.Entry memory entry = registry.entryOf(SELECTOR);
        eq(entry.verifier, address(verifier), "verifier");
        eq(entry.codeHash, address(verifier).codehash, "code hash");
        eq(entry.activeAt, NOW + DELAY, "active at");
        eq(entry.impossibleProgramId, IMPOSSIBLE, "impossible program");
        no(entry.frozen, "frozen");

        vm.warp(NOW + DELAY - 1);
        no(registry.isActive(SELECTOR), "active early");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotActiveYet.selector, SELECTOR, uint64(NOW + DELAY)));
        registry.get(SELECTOR);
        vm.warp(NOW + DELAY);
        yes(registry.isActive(SELECTOR), "active");
        eq(registry.get(SELECTOR), address(verifier), "get");
        vm.warp(NOW + DELAY + 1);
        yes(registry.isActive(SELECTOR), "active later");
        eq(registry.get(SELECTOR), address(verifier), "get later");
    }

    function testAddRefusals() public {
        vm.prank(GUARDIAN);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotAllowed.selector, GUARDIAN));
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);

        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotAContract.selector, STRANGER));
        registry.add(SELECTOR, STRANGER, IMPOSSIBLE);

        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.WrongSelector.selector, bytes4(0x01020304), SELECTOR));
        registry.add(0x01020304, address(verifier), IMPOSSIBLE);

        vm.expectRevert(VerifierRegistry.ZeroProgramId.selector);
        registry.add(SELECTOR, address(verifier), 0);

        MockVerifier nameless = new MockVerifier(0);
        vm.expectRevert(VerifierRegistry.ZeroSelector.selector);
        registry.add(0, address(nameless), IMPOSSIBLE);

        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        MockVerifier replacement = new MockVerifier(SELECTOR);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyAdded.selector, SELECTOR));
        registry.add(SELECTOR, address(replacement), IMPOSSIBLE);
    }

    function testFreezeIsForGood() public {
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        vm.warp(NOW + DELAY);
        vm.expectEmit(true, true, true, true, address(registry));
        emit VerifierRegistry.Frozen(SELECTOR, GUARDIAN, VerifierRegistry.Reason.DECISION);
        vm.prank(GUARDIAN);
        registry.freeze(SELECTOR);
        yes(registry.isFrozen(SELECTOR), "frozen");
        no(registry.isActive(SELECTOR), "active");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.SelectorFrozen.selector, SELECTOR));
        registry.get(SELECTOR);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyAdded.selector, SELECTOR));
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyFrozen.selector, SELECTOR));
        registry.freeze(SELECTOR);
    }

    function testFreezeWhileWaiting() public {
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        registry.freeze(SELECTOR);
        vm.warp(NOW + DELAY);
        no(registry.isActive(SELECTOR), "active");
    }

    function testFreezeRefusals() public {
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.UnknownSelector.selector, SELECTOR));
        registry.freeze(SELECTOR);
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotAllowed.selector, STRANGER));
        registry.freeze(SELECTOR);
    }

    function testUnknownSelector() public {
        no(registry.isActive(SELECTOR), "active");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.UnknownSelector.selector, SELECTOR));
        registry.get(SELECTOR);
        eq(registry.entryOf(SELECTOR).verifier, address(0), "entry");
    }

    function testChangedCodeIsNotAnsweredAndAnybodyCanFreezeIt() public {
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        vm.warp(NOW + DELAY);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.CodeUnchanged.selector, SELECTOR, address(verifier)));
        registry.freezeChanged(SELECTOR);

        vm.etch(address(verifier), hex"00");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.CodeChanged.selector, SELECTOR, address(verifier)));
        registry.get(SELECTOR);
        yes(registry.isActive(SELECTOR), "isActive does not read the code");

        vm.expectEmit(true, true, true, true, address(registry));
        emit VerifierRegistry.Frozen(SELECTOR, STRANGER, VerifierRegistry.Reason.CODE_CHANGED);
        vm.prank(STRANGER);
        registry.freezeChanged(SELECTOR);
        no(registry.isActive(SELECTOR), "active");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyFrozen.selector, SELECTOR));
        registry.freezeChanged(SELECTOR);
    }

    function testRemovedCodeCanBeFrozenAndProvesNothing() public {
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        vm.etch(address(verifier), "");
        vm.expectRevert(bytes(""));
        registry.freezeByProof(SELECTOR, JOURNAL, 1, abi.encodePacked(SELECTOR));
        registry.freezeChanged(SELECTOR);
        yes(registry.isFrozen(SELECTOR), "frozen");
    }

    function testIsActiveAndIsFrozenReadOneSlot() public {
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        vm.warp(NOW + DELAY);
        vm.record();
        registry.isActive(SELECTOR);
        oneSlotRead();
        vm.record();
        registry.isFrozen(SELECTOR);
        oneSlotRead();
    }

    /// Builds that do not optimize may read the same slot again, which is cheap.
    function oneSlotRead() private {
        (bytes32[] memory reads,) = vm.accesses(address(registry));
        yes(reads.length != 0, "nothing read");
        for (uint256 i = 1; i < reads.length; ++i) {
            eq(reads[i], reads[0], "slot");
        }
    }

    function testDevTokenOnLocalChainsOnly() public {
        DevToken token = new DevToken();
        token.mint(STRANGER, 5);
        eq(token.balanceOf(STRANGER), 5, "minted");
        vm.chainId(1);
        vm.expectRevert(abi.encodeWithSelector(LocalChain.LocalChainOnly.selector, uint256(1)));
        new DevToken();
    }

    // ---- freezing by a false proof

    function testAnybodyFreezesAnUnsoundVerifierByAFalseProof() public {
        BadVerifier broken = new BadVerifier(SELECTOR, BadVerifier.Mood.YES);
        registry.add(SELECTOR, address(broken), IMPOSSIBLE);
        vm.warp(NOW + DELAY);
        vm.expectEmit(true, true, true, true, address(registry));
        emit VerifierRegistry.Frozen(SELECTOR, STRANGER, VerifierRegistry.Reason.FALSE_PROOF);
        vm.prank(STRANGER);
        registry.freezeByProof(SELECTOR, JOURNAL, 1, abi.encodePacked(SELECTOR, "x"));
        yes(registry.isFrozen(SELECTOR), "frozen");
        no(registry.isActive(SELECTOR), "active");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.SelectorFrozen.selector, SELECTOR));
        registry.get(SELECTOR);

        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyFrozen.selector, SELECTOR));
        registry.freezeByProof(SELECTOR, JOURNAL, 1, abi.encodePacked(SELECTOR, "x"));
    }

    function testFalseProofFreezesWhileWaiting() public {
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        registry.freezeByProof(SELECTOR, JOURNAL, 7, verifier.prove(IMPOSSIBLE, JOURNAL, 7));
        vm.warp(NOW + DELAY);
        no(registry.isActive(SELECTOR), "active");
    }

    function testOnlyAProofOfTheImpossibleProgramFreezes() public {
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        bytes memory proof = verifier.prove(keccak256("other program"), JOURNAL, 7);
        vm.expectRevert(MockVerifier.MockSaysNo.selector);
        registry.freezeByProof(SELECTOR, JOURNAL, 7, proof);
        proof = verifier.prove(IMPOSSIBLE, JOURNAL, 7);
        vm.expectRevert(MockVerifier.MockSaysNo.selector);
        registry.freezeByProof(SELECTOR, keccak256("other journal"), 7, proof);
        vm.expectRevert(MockVerifier.MockSaysNo.selector);
        registry.freezeByProof(SELECTOR, JOURNAL, 8, proof);
        no(registry.isFrozen(SELECTOR), "frozen");
    }

    function testFalseProofBeginsWithTheSelectorOfAKnownEntry() public {
        bytes memory proof = abi.encodePacked(SELECTOR, "x");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.UnknownSelector.selector, SELECTOR));
        registry.freezeByProof(SELECTOR, JOURNAL, 1, proof);

        BadVerifier broken = new BadVerifier(SELECTOR, BadVerifier.Mood.YES);
        registry.add(SELECTOR, address(broken), IMPOSSIBLE);
        proof[3] = 0x45;
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.WrongSelector.selector, SELECTOR, bytes4(0x11223345)));
        registry.freezeByProof(SELECTOR, JOURNAL, 1, proof);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.WrongSelector.selector, SELECTOR, bytes4(0x11223300)));
        registry.freezeByProof(SELECTOR, JOURNAL, 1, hex"112233");
        registry.freezeByProof(SELECTOR, JOURNAL, 1, hex"11223344");
    }

    function testVerifierThatBurnsGasFreezesNothing() public {
        BadVerifier burner = new BadVerifier(SELECTOR, BadVerifier.Mood.BURN_GAS);
        registry.add(SELECTOR, address(burner), IMPOSSIBLE);
        (bool ok,) = address(registry).call{gas: 200_000}(
            abi.encodeCall(registry.freezeByProof, (SELECTOR, JOURNAL, 1, abi.encodePacked(SELECTOR)))
        );
        no(ok, "froze");
        VerifierRegistry.LeafClaim memory claim;
        bytes32 root = Leaves.leafOf(0, 0, IMPOSSIBLE, 0, address(0));
        (ok,) = address(registry).call{gas: 200_000}(
            abi.encodeCall(registry.freezeByRootProof, (SELECTOR, root, abi.encodePacked(SELECTOR), claim))
        );
        no(ok, "froze by root");
        no(registry.isFrozen(SELECTOR), "frozen");
        vm.prank(GUARDIAN);
        registry.freeze(SELECTOR);
    }

    /// A batch of four whose place 2 claims `programId`.
    function batch(bytes32 programId) private pure returns (bytes32 root, VerifierRegistry.LeafClaim memory claim) {
        bytes32[] memory path = new bytes32[](2);
        path[0] = Leaves.leafOf(3, keccak256("order 3"), keccak256("program"), JOURNAL, STRANGER);
        path[1] = keccak256("left half");
        claim = VerifierRegistry.LeafClaim(2, keccak256("order 2"), JOURNAL, STRANGER, path);
        bytes32 leaf = Leaves.leafOf(2, claim.orderDigest, programId, JOURNAL, STRANGER);
        root = keccak256(abi.encode(Leaves.NODE_TAG, leaf, path[0]));
        root = keccak256(abi.encode(Leaves.NODE_TAG, path[1], root));
    }

    function testAnybodyFreezesARootVerifierByALeafOfTheImpossibleProgram() public {
        MockRootVerifier rootVerifier = new MockRootVerifier(SELECTOR);
        registry.add(SELECTOR, address(rootVerifier), IMPOSSIBLE);
        (bytes32 root, VerifierRegistry.LeafClaim memory claim) = batch(IMPOSSIBLE);
        bytes memory proof = abi.encodePacked(SELECTOR, root);
        vm.expectEmit(true, true, true, true, address(registry));
        emit VerifierRegistry.Frozen(SELECTOR, STRANGER, VerifierRegistry.Reason.FALSE_PROOF);
        vm.prank(STRANGER);
        registry.freezeByRootProof(SELECTOR, root, proof, claim);
        yes(registry.isFrozen(SELECTOR), "frozen");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyFrozen.selector, SELECTOR));
        registry.freezeByRootProof(SELECTOR, root, proof, claim);
    }

    function testARootVerifierIsAnsweredLikeAnyOther() public {
        MockRootVerifier rootVerifier = new MockRootVerifier(SELECTOR);
        registry.add(SELECTOR, address(rootVerifier), IMPOSSIBLE);
        vm.warp(NOW + DELAY);
        eq(registry.get(SELECTOR), address(rootVerifier), "get");
        vm.expectRevert(bytes(""));
        registry.freezeByProof(SELECTOR, JOURNAL, 1, abi.encodePacked(SELECTOR));
    }

    function testAnHonestBatchFreezesNothing() public {
        MockRootVerifier rootVerifier = new MockRootVerifier(SELECTOR);
        registry.add(SELECTOR, address(rootVerifier), IMPOSSIBLE);
        (bytes32 root, VerifierRegistry.LeafClaim memory claim) = batch(keccak256("program"));
        bytes memory proof = abi.encodePacked(SELECTOR, root);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotUnderRoot.selector, root));
        registry.freezeByRootProof(SELECTOR, root, proof, claim);
    }

    function testRootProofRefusals() public {
        (bytes32 root, VerifierRegistry.LeafClaim memory claim) = batch(IMPOSSIBLE);
        bytes memory proof = abi.encodePacked(SELECTOR, root);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.UnknownSelector.selector, SELECTOR));
        registry.freezeByRootProof(SELECTOR, root, proof, claim);

        MockRootVerifier rootVerifier = new MockRootVerifier(SELECTOR);
        registry.add(SELECTOR, address(rootVerifier), IMPOSSIBLE);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.WrongSelector.selector, SELECTOR, bytes4(root)));
        registry.freezeByRootProof(SELECTOR, root, abi.encodePacked(root), claim);
        // The leaf lies under the root, but the verifier refuses the root.
        proof[35] ^= 0x01;
        vm.expectRevert(MockRootVerifier.MockSaysNo.selector);
        registry.freezeByRootProof(SELECTOR, root, proof, claim);
        proof[35] ^= 0x01;
        claim.index = 3;
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotUnderRoot.selector, root));
        registry.freezeByRootProof(SELECTOR, root, proof, claim);
        claim.index = 4;
        vm.expectRevert(abi.encodeWithSelector(Leaves.IndexOutOfRange.selector, uint32(4), uint256(4)));
        registry.freezeByRootProof(SELECTOR, root, proof, claim);
        no(registry.isFrozen(SELECTOR), "frozen");
    }

    // ---- a timelock as owner

    function testTimelockOwnerAddsOnlyAfterItsDelay() public {
        address proposer = address(0x9090);
        address[] memory proposers = new address[](1);
        proposers[0] = proposer;
        address[] memory executors = new address[](1); // zero: anybody executes
        TimelockController timelock = new TimelockController(3 days, proposers, executors, address(0));
        registry = new VerifierRegistry(address(timelock), GUARDIAN, DELAY);
        bytes memory call = abi.encodeCall(registry.add, (SELECTOR, address(verifier), IMPOSSIBLE));

        vm.prank(proposer);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotAllowed.selector, proposer));
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        timelock.execute(address(registry), 0, call, 0, 0);

        vm.prank(proposer);
        timelock.schedule(address(registry), 0, call, 0, 0, 3 days);
        vm.warp(NOW + 3 days - 1);
        vm.expectPartialRevert(TimelockController.TimelockUnexpectedOperationState.selector);
        timelock.execute(address(registry), 0, call, 0, 0);
        vm.warp(NOW + 3 days);
        timelock.execute(address(registry), 0, call, 0, 0);
        eq(registry.entryOf(SELECTOR).activeAt, NOW + 3 days + DELAY, "active at");

        vm.prank(proposer);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotAllowed.selector, proposer));
        registry.freeze(SELECTOR);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotAllowed.selector, address(this)));
        registry.freeze(SELECTOR);
        vm.expectRevert(MockVerifier.MockSaysNo.selector);
        registry.freezeByProof(SELECTOR, JOURNAL, 1, abi.encodePacked(SELECTOR));
        vm.prank(GUARDIAN);
        registry.freeze(SELECTOR);
        yes(registry.isFrozen(SELECTOR), "frozen at once");
    }

    function testTimelockOwnerFreezesThroughItsDelay() public {
        address[] memory roles = new address[](1);
        roles[0] = address(this);
        TimelockController timelock = new TimelockController(3 days, roles, roles, address(0));
        registry = new VerifierRegistry(address(timelock), GUARDIAN, DELAY);
        vm.prank(address(timelock));
        registry.add(SELECTOR, address(verifier), IMPOSSIBLE);
        bytes memory call = abi.encodeCall(registry.freeze, (SELECTOR));
        timelock.schedule(address(registry), 0, call, 0, 0, 3 days);
        vm.warp(NOW + 3 days);
        timelock.execute(address(registry), 0, call, 0, 0);
        yes(registry.isFrozen(SELECTOR), "frozen");
    }
}
