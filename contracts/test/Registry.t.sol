// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DevToken} from "../src/dev/DevToken.sol";
import {IVerifier} from "../src/IVerifier.sol";
import {LocalChain} from "../src/LocalChain.sol";
import {VerifierRegistry} from "../src/VerifierRegistry.sol";
import {MockVerifier} from "./Mocks.sol";
import {Test} from "./Test.sol";

contract RegistryTest is Test {
    bytes4 private constant SELECTOR = 0x11223344;
    address private constant GUARDIAN = address(0x6a4d);
    address private constant STRANGER = address(0xbad);
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
        emit VerifierRegistry.Added(SELECTOR, address(verifier), address(verifier).codehash, uint64(NOW + DELAY));
        registry.add(SELECTOR, verifier);
        VerifierRegistry.Entry memory entry = registry.entryOf(SELECTOR);
        eq(entry.verifier, address(verifier), "verifier");
        eq(entry.codeHash, address(verifier).codehash, "code hash");

        vm.warp(NOW + DELAY - 1);
        no(registry.isActive(SELECTOR), "active early");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotActiveYet.selector, SELECTOR, uint64(NOW + DELAY)));
        registry.get(SELECTOR);
        vm.warp(NOW + DELAY);
        yes(registry.isActive(SELECTOR), "active");
        eq(address(registry.get(SELECTOR)), address(verifier), "get");
    }

    function testAddRefusals() public {
        vm.prank(GUARDIAN);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotAllowed.selector, GUARDIAN));
        registry.add(SELECTOR, verifier);

        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.NotAContract.selector, STRANGER));
        registry.add(SELECTOR, IVerifier(STRANGER));

        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.WrongSelector.selector, bytes4(0x01020304), SELECTOR));
        registry.add(0x01020304, verifier);

        registry.add(SELECTOR, verifier);
        MockVerifier replacement = new MockVerifier(SELECTOR);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyAdded.selector, SELECTOR));
        registry.add(SELECTOR, replacement);
    }

    function testFreezeIsForGood() public {
        registry.add(SELECTOR, verifier);
        vm.warp(NOW + DELAY);
        vm.expectEmit(true, true, true, true, address(registry));
        emit VerifierRegistry.Frozen(SELECTOR, GUARDIAN);
        vm.prank(GUARDIAN);
        registry.freeze(SELECTOR);
        no(registry.isActive(SELECTOR), "active");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.SelectorFrozen.selector, SELECTOR));
        registry.get(SELECTOR);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyAdded.selector, SELECTOR));
        registry.add(SELECTOR, verifier);
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.AlreadyFrozen.selector, SELECTOR));
        registry.freeze(SELECTOR);
    }

    function testFreezeWhileWaiting() public {
        registry.add(SELECTOR, verifier);
        registry.freeze(SELECTOR);
        vm.warp(NOW + DELAY);
        no(registry.isActive(SELECTOR), "active");
    }

    function testFreezeRefusals() public {
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.UnknownSelector.selector, SELECTOR));
        registry.freeze(SELECTOR);
        registry.add(SELECTOR, verifier);
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

    function testChangedCodeIsNotActive() public {
        registry.add(SELECTOR, verifier);
        vm.warp(NOW + DELAY);
        vm.etch(address(verifier), hex"00");
        no(registry.isActive(SELECTOR), "active");
        vm.expectRevert(abi.encodeWithSelector(VerifierRegistry.CodeChanged.selector, SELECTOR, address(verifier)));
        registry.get(SELECTOR);
    }

    function testDevTokenOnLocalChainsOnly() public {
        DevToken token = new DevToken();
        token.mint(STRANGER, 5);
        eq(token.balanceOf(STRANGER), 5, "minted");
        vm.chainId(1);
        vm.expectRevert(abi.encodeWithSelector(LocalChain.LocalChainOnly.selector, uint256(1)));
        new DevToken();
    }
}
